import { z } from 'zod';
import { parcelStatuses, shortPickReasons } from '@/db/statuses';
import { lineNo, orderId, shipmentNo } from '@/lib/orders/inputs';

export const units = z
  .array(z.strictObject({ lineNo, quantity: z.int().min(1).max(1_000_000) }))
  .min(1, 'Choose at least one unit')
  .max(500);

export const ReleaseShipmentInput = z.strictObject({ orderId, shipmentNo });
export type ReleaseShipmentInput = z.output<typeof ReleaseShipmentInput>;

/** Without `units`: everything still to be picked. */
export const PickShipmentInput = z.strictObject({ orderId, shipmentNo, units: units.optional() });
export type PickShipmentInput = z.output<typeof PickShipmentInput>;

/** `quantity` units of the line were not on the shelf. The reason decides what happens to the stock. */
export const ShortPickInput = z.strictObject({
  orderId,
  shipmentNo,
  lineNo,
  quantity: z.int().min(1).max(1_000_000),
  reason: z.enum(shortPickReasons),
});
export type ShortPickInput = z.output<typeof ShortPickInput>;

/** One box. Without `units`: everything picked and not yet packed. */
export const PackParcelInput = z.strictObject({
  orderId,
  shipmentNo,
  units: units.optional(),
  weightG: z.int().min(1).max(1_000_000).optional(),
});
export type PackParcelInput = z.output<typeof PackParcelInput>;

const parcelId = z.int().positive();
export const UnpackParcelInput = z.strictObject({ parcelId });
export type UnpackParcelInput = z.output<typeof UnpackParcelInput>;

export const HandOverParcelInput = z.strictObject({
  parcelId,
  carrier: z.string().trim().min(1, 'Say who carries it').max(60),
  trackingNumber: z
    .string()
    .trim()
    .max(60)
    .regex(/^[A-Za-z0-9 -]*$/, 'Letters, digits, spaces and dashes only')
    .transform((text) => text.replace(/[ -]/g, '').toUpperCase() || undefined)
    .optional(),
});
export type HandOverParcelInput = z.output<typeof HandOverParcelInput>;

export const UndoHandOverInput = z.strictObject({ parcelId });
export type UndoHandOverInput = z.output<typeof UndoHandOverInput>;

const afterHandOver = parcelStatuses.filter(
  (status) => !['packed', 'labeled', 'handed_over', 'void', 'delivered'].includes(status),
);
/** What the carrier says of a parcel on the road. Twice the same event id is once. */
export const TrackParcelInput = z.strictObject({
  parcelId,
  providerEventId: z.string().trim().min(1).max(200),
  status: z.enum(afterHandOver as ['in_transit', ...typeof afterHandOver]),
  at: z.date(),
  place: z.string().trim().max(200).optional(),
  words: z.string().trim().max(500).optional(),
});
export type TrackParcelInput = z.output<typeof TrackParcelInput>;

export const DeliverParcelInput = z.strictObject({
  parcelId,
  providerEventId: z.string().trim().min(1).max(200).optional(),
  place: z.string().trim().max(200).optional(),
});
export type DeliverParcelInput = z.output<typeof DeliverParcelInput>;
