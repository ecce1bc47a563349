import { z } from 'zod';
import { declineReasons } from '@/db/statuses';
import { orderId, shipmentNo } from '@/lib/orders/inputs';
import { hasYear } from '@/lib/time';
import { HandOverParcelInput, units } from './inputs';

/** How many units the page showed as left: what has changed since then is looked at before anything is done. */
const left = z.int().min(0).max(1_000_000_000).optional();

export const AcceptShipmentInput = z.strictObject({ orderId, shipmentNo });
export type AcceptShipmentInput = z.output<typeof AcceptShipmentInput>;

/** Without `units`: all that has not left. */
export const DeclineShipmentInput = z.strictObject({
  orderId,
  shipmentNo,
  units: units.optional(),
  reason: z.enum(declineReasons),
  note: z.string().trim().min(1).max(500).optional(),
  left,
});
export type DeclineShipmentInput = z.output<typeof DeclineShipmentInput>;

/** Without `units`: all that was accepted and has not left. */
export const SendShipmentInput = HandOverParcelInput.omit({ parcelId: true }).extend({
  orderId,
  shipmentNo,
  units: units.optional(),
  left,
});
export type SendShipmentInput = z.output<typeof SendShipmentInput>;

export const supplierTabs = ['to_accept', 'accepted', 'sent'] as const;
export type SupplierTab = (typeof supplierTabs)[number];

/** The last row seen, `moment~order~shipment`. */
const Cursor = z
  .string()
  .transform((text) => text.split('~'))
  .pipe(
    z.tuple([
      z.union([z.literal('none'), z.iso.datetime().refine(hasYear)]),
      z.string().regex(/^[1-9]\d{0,14}$/),
      z.string().regex(/^[1-9]\d{0,4}$/),
    ]),
  );

/** The list's address. A parameter that makes no sense is ignored. */
export const SupplierFilter = z.object({
  tab: z.enum(supplierTabs).catch('to_accept'),
  after: Cursor.optional().catch(undefined),
});
export type SupplierFilter = z.output<typeof SupplierFilter>;
