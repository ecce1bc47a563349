import { z } from 'zod';
import { shortPickReasons } from '@/db/statuses';
import { orderId, shipmentNo } from '@/lib/orders/inputs';
import { units } from './inputs';

const note = z.string().trim().min(1).max(500).optional();

/** Without `units`: all that is not packed. `to`: a location, or null to let them wait. */
export const MoveUnitsInput = z.strictObject({
  orderId,
  shipmentNo,
  units: units.optional(),
  to: z.int().positive('Choose a place').nullable(),
  note,
});
export type MoveUnitsInput = z.output<typeof MoveUnitsInput>;

export const MoveOptionsInput = z.strictObject({ orderId, shipmentNo });
export type MoveOptionsInput = z.output<typeof MoveOptionsInput>;

export const RetryOrderInput = z.strictObject({ orderId });
export type RetryOrderInput = z.output<typeof RetryOrderInput>;

/** Without `units`: all that is not packed. The reason decides what happens to the stock. */
export const RejectShipmentInput = z.strictObject({
  orderId,
  shipmentNo,
  units: units.optional(),
  reason: z.enum(shortPickReasons),
  note,
});
export type RejectShipmentInput = z.output<typeof RejectShipmentInput>;
