import type { RuleSet } from '@/db/schema/sourcing';
import type {
  CancelReason,
  CreditReason,
  DeclineReason,
  HoldReason,
  PromotionKind,
  RiskLevel,
  ShortPickReason,
  UnitCondition,
  UnscannableReason,
} from '@/db/statuses';
import type { StockWorkData } from './stock-types';

type Units = { lineNo: number; quantity: number }[];

/** Everything that can happen. Add a line here, then `record` it where it happens. Ids and facts, never persons. */
export type EventData = StockWorkData & {
  'order.placed': { units: number; totalAmount: number; currency: string };
  'order.verified': Record<string, never>;
  'order.held': { holdNo: number; reason: HoldReason; note?: string; shipmentNo?: number; lineNo?: number };
  'order.hold_released': { holdNo: number; reason: HoldReason };
  /** Which parts of it changed; what they say is kept with the order's contact alone. */
  'order.address_corrected': { fields: string[] };
  'order.risk_assessed': { provider: string; level: RiskLevel; score: number };
  'order.expired': { units: number; why: 'unpaid' | 'unverified' };
  'order.expiry_passed': { why: string };
  'order.units_canceled': { units: Units; reason: CancelReason; note?: string; creditedAmount: number };
  'order.canceled': { units: Units; reason: CancelReason; note?: string; creditedAmount: number };
  'order.delivered': Record<string, never>;
  'order.noted': { note: string };
  'order.tagged': { added: string[]; removed: string[] };
  'draft.started': { draftId: number; fromOrder?: string };
  'draft.discarded': { draftId: number };
  'draft.restored': { draftId: number };
  'draft.placed': { draftId: number };
  'product.added': { sku: string };
  'promotion.created': { code: string; kind: PromotionKind };
  'promotion.changed': { code: string };
  'promotion.retired': { code: string };
  'promotion.restored': { code: string };
  'location.added': { location: string };
  /** What it was before, field by field. */
  'location.changed': { location: string; was: Record<string, unknown> };
  'location.paused': { location: string };
  'location.resumed': { location: string };
  'location.closed': { location: string };
  'location.reopened': { location: string };
  'shipping.method_saved': { method: string; was: Record<string, unknown> | null };
  'shipping.method_retired': { method: string };
  'shipping.method_restored': { method: string };
  'shipping.zone_saved': { zone: string; was: Record<string, unknown> | null };
  'shipping.zone_removed': { zone: string; was: Record<string, unknown> };
  'shipping.rate_set': {
    method: string;
    zone: string;
    location: string | null;
    currency: string;
    rate: Record<string, unknown> | null;
    was: Record<string, unknown> | null;
  };
  'postcodes.imported': { added: number; changed: number };
  'rule_set.created': { name: string };
  'rule_set.drafted': { name: string; rules: number };
  'rule_set.draft_discarded': { name: string; draft: RuleSet };
  /** `before`: what was live until then, so that it can be brought back. */
  'rule_set.put_live': { name: string; changes: string[]; before: RuleSet | null; broughtBack?: true };
  'rule_set.moved': { name: string; from: number; to: number };
  'rule_set.retired': { name: string };
  'rule_set.restored': { name: string };
  /** `nonce` and the server's secret make the link: it is stored nowhere. */
  'supplier.link_issued': { linkId: number; location: string; nonce: string };
  'supplier.link_revoked': { linkId: number; location: string };
  'channel.added': { channel: string };
  'channel.changed': { channel: string; fields: string[] };
  'key.created': { keyId: number; name: string; scopes: string[] };
  'stock.received': { sku: string; location: string; quantity: number; reference?: string };
  'stock.adjusted': { sku: string; location: string; quantity: number; reason: string };
  'stock.bin_named': { sku: string; location: string; bin: string | null };
  'stock.limits_set': {
    sku: string;
    location: string;
    safety: number;
    lowAt: number | null;
    before: { safety: number; lowAt: number | null };
  };
  'safety_rule.added': { name: string; quantity: number };
  'safety_rule.changed': { name: string; quantity: number; before: number };
  'safety_rule.removed': {
    locationId: number | null;
    channelId: number | null;
    category: string | null;
    quantity: number;
  };
  'safety_rules.ordered': { ruleIds: number[]; before: number[] };
  /** `hold`: the holder's own name for it. */
  'stock.held': { hold: string; units: number; until: string };
  /** `shelf`: it had fewer than were held. */
  'stock.hold_released': { hold: string; units: number; cause: 'released' | 'expired' | 'shelf' };
  'box.saved': { name: string };
  'box.retired': { name: string };
  'stock.counted': { sku: string; location: string; counted: number; before: number };
  'shipment.allocated': { shipmentNo: number; locationId: number; units: Units };
  'shipment.waiting': { shipmentNo: number; units: Units; cause: string };
  'shipment.released': { shipmentNo: number };
  'shipment.picked': { shipmentNo: number; units: Units };
  'shipment.short_picked': { shipmentNo: number; lineNo: number; missing: number; reason: ShortPickReason };
  /** `from` and `to`: locations, null where they wait. */
  'shipment.moved': {
    shipmentNo: number;
    toShipmentNo: number;
    from: string | null;
    to: string | null;
    units: Units;
    note?: string;
  };
  /** `locationId`: who will not send them, and is not asked again. */
  'shipment.rejected': {
    shipmentNo: number;
    locationId: number | null;
    units: Units;
    reason: ShortPickReason;
    note?: string;
    rerouted: number;
    waiting: number;
  };
  'shipment.accepted': { shipmentNo: number; units: Units };
  /** How many of the units another location sends now, and how many wait. */
  'shipment.declined': {
    shipmentNo: number;
    locationId: number | null;
    units: Units;
    reason: DeclineReason;
    note?: string;
    rerouted: number;
    waiting: number;
  };
  /** `unscanned` and `wrongScans` when it was verified at the pack station and not everything went smoothly. */
  'parcel.packed': {
    shipmentNo: number;
    parcelId: number;
    units: Units;
    unscanned?: { lineNo: number; quantity: number; reason: UnscannableReason }[];
    wrongScans?: number;
  };
  'parcel.unpacked': { shipmentNo: number; parcelId: number };
  'parcel.handed_over': {
    shipmentNo: number;
    parcelId: number;
    carrier: string;
    trackingNumber: string | null;
  };
  'parcel.hand_over_undone': { shipmentNo: number; parcelId: number };
  'parcel.tracked': { parcelId: number; status: string; place?: string; words?: string };
  'parcel.delivered': { shipmentNo: number; parcelId: number };
  'payment.authorized': { paymentId: number; amount: number };
  'payment.captured': { paymentId: number; amount: number };
  'payment.received': { paymentId: number; amount: number };
  'payment.voided': { paymentId: number; amount: number };
  'payment.refunded': { paymentIds: number[]; amount: number; note?: string };
  'credit.granted': { creditNo: number; amount: number; reason: CreditReason; note?: string };
  /** Staff may open one after the customer's window has closed; then it says so. */
  'return.requested': { returnNo: number; rma: string; units: Units; outsideWindow?: true };
  'return.approved': { returnNo: number };
  'return.declined': { returnNo: number; message: string };
  'return.canceled': { returnNo: number };
  'return.received': { returnNo: number; units: Units };
  'return.inspected': {
    returnNo: number;
    units: { lineNo: number; quantity: number; condition: UnitCondition }[];
  };
  'return.credited': { returnNo: number; amount: number };
  'feedback.asked': { feedbackId: number };
  'feedback.answered': { feedbackId: number; score: number };
  'portal.code_requested': { tokenHash: string };
  'promise.revised': { promisedAt: string; cause: string };
  'staff.created': { staffId: number; role: string };
  /** Somebody who does not know the password has used up the tries. */
  'staff.guessed': { staffId: number; tries: number };
  'staff.changed': { staffId: number; role?: string; disabled?: boolean };
  'work.opened': { workItemId: number; type: string };
  'work.closed': { workItemId: number; type: string };
};
export type EventType = keyof EventData;
export type DomainEvent = {
  [Type in EventType]: {
    type: Type;
    orderId?: number;
    /** What it is about when it is not an order, for example `stock:42:3`. */
    subject?: string;
    data: EventData[Type];
  };
}[EventType];

/** What arrives at a function: the event's own data, its id and its order. */
export type SentEvent<Type extends EventType> = EventData[Type] & { eventId: number; orderId: number };

/** Types that some function consumes: only these get an outbox row. A test compares this list with the functions. */
export const consumedTypes = [
  'order.placed',
  'order.units_canceled',
  'order.canceled',
  'order.delivered',
  'parcel.handed_over',
  'parcel.delivered',
  'payment.refunded',
  'return.approved',
  'return.declined',
  'return.received',
  'portal.code_requested',
  'supplier.link_issued',
] as const satisfies readonly EventType[];
export type ConsumedType = (typeof consumedTypes)[number];

/** What the customer sees on the timeline too. */
export const visibleTypes: readonly EventType[] = [
  'order.placed',
  'order.units_canceled',
  'order.canceled',
  'order.delivered',
  'parcel.packed',
  'parcel.handed_over',
  'parcel.tracked',
  'parcel.delivered',
  'payment.refunded',
  'return.requested',
  'return.approved',
  'return.declined',
  'return.received',
  'return.inspected',
  'promise.revised',
];
