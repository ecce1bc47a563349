import { lineAgain } from '@/lib/orders/draft-change-rules';
import { DraftContent as Document, type DraftContent, type DraftLine } from '@/lib/orders/draft-inputs';
import { address, unique } from './world';

/** A line as somebody would type it. */
export const typedLine = (given: Partial<DraftLine>): DraftLine =>
  lineAgain(given.key ?? Math.random().toString(36).slice(2, 10), given);

/** Ada's order as it is told on the phone. */
export const draftOf = (given: Partial<DraftContent>): DraftContent => ({
  ...Document.parse({
    customer: { name: 'Ada Lovelace', email: `${unique('ada')}@example.com`, phone: '', language: 'en' },
    shipTo: {
      line1: address.line1,
      city: address.city,
      postcode: address.postcode,
      country: address.country,
    },
  }),
  ...given,
});
