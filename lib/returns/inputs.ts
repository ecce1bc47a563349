import { z } from 'zod';
import { returnOutcomes, unitConditions } from '@/db/statuses';
import { lineNo, orderId } from '@/lib/orders/inputs';
import { returnReasons } from './rules';

const returnNo = z.int().min(1).max(32_767);
const quantity = z.int().min(1).max(1_000_000);

export const RequestReturnInput = z.strictObject({
  orderId,
  lines: z
    .array(
      z.strictObject({
        lineNo,
        quantity,
        reason: z.enum(returnReasons),
        note: z.string().trim().max(500).optional(),
        outcome: z.enum(returnOutcomes).extract(['refund', 'exchange', 'replace']),
      }),
    )
    .min(1, 'Choose at least one item')
    .max(200),
});
export type RequestReturnInput = z.output<typeof RequestReturnInput>;

export const ApproveReturnInput = z.strictObject({ orderId, returnNo });
export type ApproveReturnInput = z.output<typeof ApproveReturnInput>;

export const DeclineReturnInput = z.strictObject({
  orderId,
  returnNo,
  /** The customer reads this. */
  message: z.string().trim().min(1, 'The customer needs a reason').max(1000),
  reasonInternal: z.string().trim().max(1000).optional(),
});
export type DeclineReturnInput = z.output<typeof DeclineReturnInput>;

export const CancelReturnInput = z.strictObject({ orderId, returnNo });
export type CancelReturnInput = z.output<typeof CancelReturnInput>;

/** Without `lines`: everything that was announced and has not arrived. */
export const ReceiveReturnInput = z.strictObject({
  orderId,
  returnNo,
  location: z.string().trim().min(1).max(60).optional(),
  lines: z.array(z.strictObject({ lineNo, quantity })).min(1).max(200).optional(),
});
export type ReceiveReturnInput = z.output<typeof ReceiveReturnInput>;

/** Condition per unit; only `resell` enters stock, `damaged` is counted apart. */
export const InspectReturnInput = z.strictObject({
  orderId,
  returnNo,
  units: z
    .array(
      z.strictObject({
        lineNo,
        quantity,
        condition: z.enum(unitConditions).extract(['resell', 'damaged', 'missing']),
      }),
    )
    .min(1)
    .max(400),
});
export type InspectReturnInput = z.output<typeof InspectReturnInput>;

/** Credits the returned units (their exact share) and pays out `amount`, which may be less: the difference is a deduction. */
export const RefundReturnInput = z.strictObject({
  orderId,
  returnNo,
  amount: z.int().min(0).optional(),
  note: z.string().trim().max(500).optional(),
});
export type RefundReturnInput = z.output<typeof RefundReturnInput>;
