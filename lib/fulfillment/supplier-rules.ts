import type { DeclineReason, ShortPickReason } from '@/db/statuses';
import { Refusal } from '@/lib/errors';

type Which = { orderId: number; shipmentNo: number };

/** What work about a supplier who does not answer is about. */
export const silentSubject = ({ orderId, shipmentNo }: Which) => `shipment:${orderId}:${shipmentNo}`;

/** What a decline says about the stock at the supplier. */
export const correctionFor = (reason: DeclineReason): ShortPickReason =>
  reason === 'this_quantity' || reason === 'all_remaining' ? reason : 'none';

type Counted = { quantity: number; packed: number };
export const unitsLeft = (lines: readonly Counted[]) =>
  lines.reduce((sum, { quantity, packed }) => sum + quantity - packed, 0);

/** A page that shows another number of units is an old one, or its button was pressed twice. */
export function refuseStale(shown: number | undefined, lines: readonly Counted[]) {
  const left = unitsLeft(lines);
  if (shown === undefined || shown === left) return;
  throw new Refusal(
    'conflict',
    left === 0
      ? 'Nothing of this shipment is left to send: it was dealt with already.'
      : `The page showed ${shown} to send, and now ${left} are left. Look again; nothing was done twice.`,
    { left },
  );
}
