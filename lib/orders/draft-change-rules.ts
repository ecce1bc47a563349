import type { Address } from '@/db/schema/orders';
import { checkAddress, type KnownPlace } from '@/lib/customers/address-rules';
import {
  DraftContent as Document,
  type DraftAddress,
  type DraftContent,
  type DraftLine,
  MOST_DRAFT_LINES,
} from './draft-inputs';
import { wholeAddress } from './draft-rules';

export const emptyDraft = (given: Partial<DraftContent> = {}): DraftContent => ({
  ...Document.parse({}),
  ...given,
});

const emptyLine = (key: string, given: Partial<DraftLine>): DraftLine => ({
  key,
  sku: '',
  name: '',
  quantity: '1',
  price: '',
  priceReason: '',
  discount: '',
  taxRate: '',
  spec: '',
  location: '',
  ...given,
});

/** One more of it where a line sells it as the catalog does, otherwise a new line below. */
export function withSku(content: DraftContent, sku: string, key: string): DraftContent {
  const plain = content.lines.find(
    (line) =>
      line.sku === sku && !line.price && !line.discount && !line.spec && /^\d{1,6}$/.test(line.quantity),
  );
  if (!plain) return withLine(content, emptyLine(key, { sku }));
  const more = { ...plain, quantity: String(Number(plain.quantity) + 1) };
  return { ...content, lines: content.lines.map((line) => (line === plain ? more : line)) };
}

export const withCustomLine = (content: DraftContent, key: string) => withLine(content, emptyLine(key, {}));

export const withoutLine = (content: DraftContent, key: string): DraftContent => ({
  ...content,
  lines: content.lines.filter((line) => line.key !== key),
});

export const isFull = ({ lines }: DraftContent) => lines.length >= MOST_DRAFT_LINES;

const withLine = (content: DraftContent, line: DraftLine): DraftContent => ({
  ...content,
  lines: [...content.lines, line],
});

/** A line of an order that is placed, ready to be ordered again as it was sold. */
export const lineAgain = (key: string, given: Partial<DraftLine>) => emptyLine(key, given);

/** The parts of an address as they would be typed. */
const typedAddress = (address: Address | null): DraftAddress => ({
  name: address?.name ?? '',
  company: address?.company ?? '',
  line1: address?.line1 ?? '',
  line2: address?.line2 ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  postcode: address?.postcode ?? '',
  country: address?.country ?? '',
});

/**
 * Only these fields as they were written, all others as they are stored: what the server added or corrected a moment ago is not
 * undone by a page that has not shown it yet.
 */
export function withChanges(
  stored: DraftContent,
  written: DraftContent,
  paths: readonly string[],
): DraftContent {
  const next = structuredClone(stored);
  for (const path of paths) {
    const [head = '', key = '', field = ''] = path.split('.');
    if (head === 'lines')
      copy(
        next.lines.find((line) => line.key === key),
        written.lines.find((line) => line.key === key),
        field,
      );
    else if (head === 'customer' || head === 'shipTo' || head === 'billTo')
      copy(next[head], written[head], key);
    else copy(next, written, head);
  }
  return next;
}

function copy<Part extends object>(to: Part | undefined, from: Part | undefined, name: string) {
  if (to && from && Object.hasOwn(to, name) && name !== 'key')
    Object.assign(to, { [name]: from[name as keyof Part] });
}

/** With the address that was probably meant, where the check knows one. */
export function withCheckedAddress(content: DraftContent, known: readonly KnownPlace[]): DraftContent {
  const address = wholeAddress(content.shipTo);
  const verdict = address && checkAddress(address, known);
  return verdict?.answer === 'suggestion' ? { ...content, shipTo: typedAddress(verdict.address) } : content;
}

/** As an order's contact row has it. */
export type Person = {
  name: string | null;
  email: string | null;
  phone: string | null;
  language: string | null;
  ship_to: Address | null;
  bill_to: Address | null;
};

/** Who an order was for and where it went, for the next one. */
export const personAgain = (person: Person) => ({
  customer: {
    name: person.name ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    language: person.language ?? 'en',
  },
  shipTo: typedAddress(person.ship_to),
  billTo: typedAddress(person.bill_to),
  billSame: person.bill_to === null,
});
