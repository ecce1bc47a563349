import { z } from 'zod';
import { creditReasons } from '@/db/statuses';
import { amount, orderId } from '@/lib/orders/inputs';

const positive = amount.min(1, 'Say how much');
const provider = z.string().trim().min(1).max(40);
const providerRef = z.string().trim().min(1).max(200).optional();
const note = z.string().trim().max(500).optional();

export const RecordAuthorizationInput = z.strictObject({ orderId, amount: positive, provider, providerRef });
export type RecordAuthorizationInput = z.output<typeof RecordAuthorizationInput>;

/** Takes money: from an authorization when `authorizationId` is given or one is open, otherwise directly. */
export const CapturePaymentInput = z.strictObject({
  orderId,
  amount: positive,
  provider,
  providerRef,
  authorizationId: z.int().positive().optional(),
});
export type CapturePaymentInput = z.output<typeof CapturePaymentInput>;

/** Money that came in by itself: bank transfer, cash, cash on delivery. */
export const RecordReceiptInput = z.strictObject({ orderId, amount: positive, provider, providerRef });
export type RecordReceiptInput = z.output<typeof RecordReceiptInput>;

/** Says that less is owed, without paying anything out. */
export const GrantCreditInput = z.strictObject({
  orderId,
  amount: positive,
  reason: z.enum(creditReasons).extract(['goodwill', 'shipping', 'price', 'claim']),
  note,
});
export type GrantCreditInput = z.output<typeof GrantCreditInput>;

/**
 * Pays out, up to captured − refunded. `credit` grants a credit of the same amount first (goodwill);
 * without it, an amount beyond what is owed is refused.
 */
export const RefundPaymentInput = z.strictObject({
  orderId,
  amount: positive,
  credit: z.enum(creditReasons).extract(['goodwill', 'shipping', 'price', 'claim']).optional(),
  note,
  /** Key of the caller: the same again pays once. */
  idempotencyKey: z.string().trim().min(8).max(100).optional(),
});
export type RefundPaymentInput = z.output<typeof RefundPaymentInput>;
