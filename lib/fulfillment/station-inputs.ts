import { z } from 'zod';
import { unscannableReasons } from '@/db/statuses';
import { lineNo, orderId, shipmentNo } from '@/lib/orders/inputs';

const quantity = z.int().min(1).max(1_000_000);
const code = z.string().trim().min(1).max(200);

/** One box whose every unit was verified at the pack station. What nobody has picked yet is picked with it. */
export const PackScannedInput = z.strictObject({
  orderId,
  shipmentNo,
  checks: z
    .array(
      z.discriminatedUnion('how', [
        z.strictObject({ how: z.literal('scan'), lineNo, quantity, code }),
        z.strictObject({ how: z.literal('hand'), lineNo, quantity }),
        z.strictObject({
          how: z.literal('unscannable'),
          lineNo,
          quantity,
          reason: z.enum(unscannableReasons),
        }),
      ]),
    )
    .min(1, 'Verify an item first')
    .max(1000),
  wrongScans: z.int().min(0).max(100_000).default(0),
  boxId: z.int().positive().optional(),
  weightG: z.int().min(1).max(1_000_000).optional(),
});
export type PackScannedInput = z.output<typeof PackScannedInput>;

/** What was scanned at an idle station of a location. */
export const FindJobInput = z.strictObject({ code, locationId: z.int().positive() });
export type FindJobInput = z.output<typeof FindJobInput>;

export const NameCodeInput = z.strictObject({ code });
export type NameCodeInput = z.output<typeof NameCodeInput>;

const mm = z.int('Whole millimeters').min(1).max(10_000);
/** Without `boxId` it is a new box. */
export const SaveBoxInput = z.strictObject({
  boxId: z.int().positive().optional(),
  name: z.string().trim().min(1, 'Give it a name').max(40),
  /** The key that chooses it at the station. */
  key: z.int().min(1).max(4).nullable(),
  lengthMm: mm,
  widthMm: mm,
  heightMm: mm,
  tareG: z.int('Whole grams').min(0).max(100_000),
  maxG: z.int('Whole grams').min(1).max(1_000_000).nullable(),
});
export type SaveBoxInput = z.output<typeof SaveBoxInput>;

export const RetireBoxInput = z.strictObject({ boxId: z.int().positive() });
export type RetireBoxInput = z.output<typeof RetireBoxInput>;
