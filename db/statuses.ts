/** The names of all states, once: check constraints, machines and words are made from these. */
export const roles = ['owner', 'merchant', 'support', 'marketing'] as const;
export const orderStatuses = [
  'draft',
  'to_verify',
  'open',
  'on_hold',
  'canceled',
  'closed',
  'expired',
] as const;
export const paymentStatuses = [
  'unpaid',
  'authorized',
  'partially_paid',
  'paid',
  'overpaid',
  'partially_refunded',
  'refunded',
  'voided',
  'cod_due',
] as const;
export const fulfillmentStatuses = [
  'unallocated',
  'allocated',
  'picking',
  'packed',
  'ready_for_pickup',
  'partially_shipped',
  'shipped',
  'partially_delivered',
  'delivered',
  'picked_up',
  'n/a',
] as const;
export const shipmentStatuses = [
  'waiting',
  'planned',
  'released',
  'picking',
  'packed',
  'ready',
  'handed_over',
  'delivered',
  'canceled',
] as const;
export const parcelStatuses = [
  'packed',
  'labeled',
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'attempted',
  'exception',
  'returning',
  'returned',
  'void',
] as const;
export const returnStatuses = [
  'requested',
  'needs_review',
  'approved',
  'declined',
  'in_transit',
  'received',
  'inspected',
  'resolved',
  'canceled',
  'expired',
] as const;
export const holdReasons = [
  'address',
  'fraud',
  'payment',
  'stock',
  'awaiting_return',
  'unknown_date',
  'customer',
  'other',
] as const;
export const cancelReasons = [
  'customer',
  'declined',
  'fraud',
  'inventory',
  'staff',
  'expired',
  'other',
] as const;
export const creditReasons = ['cancel', 'return', 'claim', 'goodwill', 'shipping', 'price'] as const;
/** What a short pick says about the shelf: units are there after all, these are missing, the bin is empty. */
export const shortPickReasons = ['none', 'this_quantity', 'all_remaining'] as const;
/** Why a supplier does not send: these units or all it has are gone, or it has them and still says no. */
export const declineReasons = ['this_quantity', 'all_remaining', 'date', 'other'] as const;
/** Why a unit at the pack station was put into the box without a scan. */
export const unscannableReasons = ['no_code', 'unreadable_code', 'wrong_code'] as const;
export const lineKinds = ['physical', 'digital', 'service', 'made_to_order', 'bundle', 'custom'] as const;
export const lineOrigins = ['placed', 'edit', 'exchange', 'claim'] as const;
export const methods = ['ship', 'pickup', 'digital', 'service'] as const;
export const locationKinds = ['warehouse', 'store', 'supplier', 'virtual'] as const;
export const movementKinds = [
  'receive',
  'allocate',
  'release',
  'ship',
  'unship',
  'return',
  'adjust',
  'count',
  'transfer_out',
  'transfer_in',
  'damage',
] as const;
export const paymentKinds = ['authorize', 'capture', 'void', 'refund', 'fee', 'receipt'] as const;
export const paymentStates = ['pending', 'succeeded', 'failed'] as const;
export const returnKinds = ['return', 'withdrawal', 'undeliverable'] as const;
export const returnOutcomes = ['refund', 'exchange', 'credit', 'replace', 'keep'] as const;
export const unitConditions = ['resell', 'refurbish', 'damaged', 'missing', 'wrong_item'] as const;
export const messageStates = [
  'written',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
] as const;
export const transferStatuses = ['draft', 'sent', 'received', 'canceled'] as const;
export const countStatuses = ['open', 'counted', 'posted', 'canceled'] as const;
/** What became of one line of a stock file. */
export const importOutcomes = ['changed', 'same', 'refused'] as const;
/** What a promotion gives: a part of the price, an amount off the items, or the shipping. */
export const promotionKinds = ['percent', 'amount', 'shipping'] as const;
export const riskLevels = ['low', 'medium', 'high'] as const;
export const feedbackKinds = ['delivery', 'return', 'support', 'review'] as const;

export type Role = (typeof roles)[number];
export type OrderStatus = (typeof orderStatuses)[number];
export type PaymentStatus = (typeof paymentStatuses)[number];
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];
export type ShipmentStatus = (typeof shipmentStatuses)[number];
export type ParcelStatus = (typeof parcelStatuses)[number];
export type ReturnStatus = (typeof returnStatuses)[number];
export type HoldReason = (typeof holdReasons)[number];
export type CancelReason = (typeof cancelReasons)[number];
export type CreditReason = (typeof creditReasons)[number];
export type UnscannableReason = (typeof unscannableReasons)[number];
export type ShortPickReason = (typeof shortPickReasons)[number];
export type DeclineReason = (typeof declineReasons)[number];
export type LineKind = (typeof lineKinds)[number];
export type Method = (typeof methods)[number];
export type LocationKind = (typeof locationKinds)[number];
export type MovementKind = (typeof movementKinds)[number];
export type PaymentKind = (typeof paymentKinds)[number];
export type TransferStatus = (typeof transferStatuses)[number];
export type CountStatus = (typeof countStatuses)[number];
export type ImportOutcome = (typeof importOutcomes)[number];
export type PromotionKind = (typeof promotionKinds)[number];
export type RiskLevel = (typeof riskLevels)[number];
export type UnitCondition = (typeof unitConditions)[number];
