import { formatMoment } from '@/lib/time';
import { nameOfRule } from './safety-rules';

export type Shelf = {
  onHand: number;
  reserved: number;
  held: number;
  heldUntil: Date | null;
  ownSafety: number;
  safety: number;
  rule: { quantity: number; location: string | null; category: string | null } | null;
  available: number;
  damaged: number;
  incoming: number;
  expectedAt: Date | null;
};
/** One step from what lies there to what may be promised; `units` as it counts. */
export type Reason = { what: string; units: number; note?: string };

/** Why this many are available: the parts add up to the sum, and what does not count is named after it. */
export function whyAvailable(
  shelf: Shelf,
  now: Date,
): { parts: Reason[]; beside: Reason[]; sentence: string } {
  const { onHand, reserved, held, heldUntil, safety, damaged, incoming, expectedAt } = shelf;
  const until = heldUntil ? `the first until ${formatMoment(heldUntil, now)}` : undefined;
  const parts: Reason[] = [{ what: 'on hand', units: onHand }];
  if (reserved > held) parts.push({ what: 'reserved for orders', units: held - reserved });
  if (held > 0)
    parts.push({ what: 'held for carts and drafts', units: -held, ...(until && { note: until }) });
  if (safety > 0) parts.push({ what: 'safety stock', units: -safety, note: safetyNote(shelf) });
  const beside: Reason[] = [];
  if (damaged > 0) beside.push({ what: 'damaged', units: damaged, note: 'not counted as on hand' });
  if (incoming > 0)
    beside.push({
      what: 'on the way',
      units: incoming,
      ...(expectedAt && { note: `the first expected ${formatMoment(expectedAt, now)}` }),
    });
  return { parts, beside, sentence: sentenceOf(shelf) };
}

/** "3 on hand, 2 reserved, 1 safety (of this shelf): 0 available" */
export function sentenceOf(shelf: Counted & { available: number }) {
  const { onHand, reserved, safety, available } = shelf;
  const said = [
    `${onHand} on hand`,
    `${reserved} reserved`,
    ...(safety > 0 ? [`${safety} safety (${safetyNote(shelf)})`] : []),
  ];
  return `${said.join(', ')}: ${available} available`;
}

type Counted = Pick<Shelf, 'onHand' | 'reserved' | 'ownSafety' | 'safety' | 'rule'>;

function safetyNote({ rule, ownSafety }: Counted) {
  if (!rule || ownSafety >= rule.quantity) return 'of this shelf';
  return `rule: ${nameOfRule({ ...rule, channel: null })}`;
}
