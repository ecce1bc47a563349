import { z } from 'zod';
import { hasYear } from '@/lib/time';

/** Tabs of the fulfill queue, in the order of the work. */
export const queueTabs = ['open', 'in_progress', 'packed', 'handed_over', 'problems'] as const;
export type QueueTab = (typeof queueTabs)[number];

const id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/** The last row seen, `moment~order~shipment` (or `moment~parcel`); the moment of a shipment without a date is `none`. */
const cursor = z
  .string()
  .transform((text): [string, string, string] => {
    const [moment = '', first = '', second = '1'] = text.split('~');
    return [moment, first, second];
  })
  .pipe(z.tuple([z.union([z.literal('none'), z.iso.datetime().refine(hasYear)]), id, id]));

/** The queue's address. A parameter that makes no sense is ignored, never an error. */
export const QueueFilter = z.object({
  tab: z.enum(queueTabs).catch('open').default('open'),
  location: z.coerce.number().pipe(z.int().positive()).optional().catch(undefined),
  after: cursor.optional().catch(undefined),
});
/** Of what nobody can send. */
export const UnfillableFilter = z.object({ after: cursor.optional().catch(undefined) });
export type UnfillableFilter = z.output<typeof UnfillableFilter>;
export type QueueFilter = z.output<typeof QueueFilter>;
