import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { methods, parcelStatuses, shipmentStatuses, type UnscannableReason } from '../statuses';
import { holds, oneOf } from './checks';
import { boxes } from './fulfillment-boxes';
import { receiptsExpected } from './inventory';
import { orderLines, orders } from './orders';
import { locations } from './sourcing';
import { staff } from './staff';

/** What one rule did to one choice: `narrowed` leaves several, `decided` one; `kept` is a limit that was no hindrance. */
export type RouteStep = {
  rule: string;
  effect: 'skipped' | 'narrowed' | 'tied' | 'decided' | 'kept' | 'not_asked';
  /** How many locations were in question before and after. */
  from?: number;
  to?: number;
  /** In words, where there is more to say: the condition that did not hold, the limit. */
  words?: string;
};
export type RouteCandidate = {
  locationId: number;
  code: string;
  name?: string;
  km: number | null;
  /** By SKU, of the first few. */
  available: Record<string, number>;
  /** Its place in the ranking; the first was chosen. Left out: a rule forbade it. */
  rank?: number;
  /** What it lost by, in words. */
  words?: string;
};

/** Why these units leave from here: shown as a sentence on the card, the ranks on demand. Kept for good, so of bounded size. */
export type Route = {
  /** The kind of the rule that decided: nearest, only, fewest_shipments ...; asked, receipt, waiting, limit. */
  rule: string;
  sentence: string;
  /** The set whose rules were walked; left out: the built-in ones. */
  set?: { id: number; name: string };
  /** The rule of that set that decided. */
  ruleId?: string;
  walked?: RouteStep[];
  candidates?: RouteCandidate[];
};

/** Waiting = these units have no location yet: the backorder and the unfillable queue are one. */
export const shipments = pgTable(
  'shipments',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    locationId: integer('location_id').references(() => locations.id),
    method: text('method', { enum: methods }).notNull(),
    status: text('status', { enum: shipmentStatuses }).notNull(),
    held: boolean('held').notNull().default(false),
    /** Not before this moment. */
    shipAfter: moment('ship_after'),
    shipBy: moment('ship_by'),
    promisedAt: moment('promised_at'),
    expectedReceiptId: big('expected_receipt_id').references(() => receiptsExpected.id),
    route: jsonb('route').$type<Route>(),
    plannedAt: moment('planned_at').notNull(),
    /** A supplier has said that it will send it. */
    acceptedAt: moment('accepted_at'),
    packedAt: moment('packed_at'),
    handedOverAt: moment('handed_over_at'),
    deliveredAt: moment('delivered_at'),
    assigneeId: integer('assignee_id').references(() => staff.id),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    // With what the tabs count by, so that counting reads nothing but this tree.
    index('shipments_queue')
      .on(t.locationId, t.shipBy, t.orderId, t.no, t.status, t.held)
      .where(sql`${t.status} in ('planned','released','picking','packed','ready')`),
    // What a location has to do on one day, done or not: its capacity.
    index('shipments_load')
      .on(t.locationId, t.shipBy)
      .where(sql`${t.status} in ('planned','released','picking','packed','ready','handed_over')`),
    // Who waits for which receipt.
    index('shipments_expected').on(t.expectedReceiptId).where(sql`${t.expectedReceiptId} is not null`),
    index('shipments_supplied')
      .on(t.locationId, t.handedOverAt, t.orderId, t.no)
      .where(sql`${t.acceptedAt} is not null and ${t.handedOverAt} is not null`),
    index('shipments_waiting').on(t.plannedAt, t.orderId, t.no).where(sql`${t.status} = 'waiting'`),
    oneOf('shipments_status', t.status, shipmentStatuses),
    oneOf('shipments_method', t.method, methods),
    holds('shipments_no', sql`${t.no} > 0`),
    holds(
      'shipments_location',
      sql`${t.status} = 'canceled' or (${t.status} = 'waiting') = (${t.locationId} is null)`,
    ),
    holds(
      'shipments_handed_over',
      sql`(${t.status} in ('handed_over','delivered')) = (${t.handedOverAt} is not null)`,
    ),
    holds('shipments_delivered', sql`(${t.status} = 'delivered') = (${t.deliveredAt} is not null)`),
    holds('shipments_time', sql`${t.deliveredAt} >= ${t.handedOverAt}`),
  ],
);

/** Reserved = quantity − shipped, where the shipment has a location and the variant is stocked. */
export const shipmentLines = pgTable(
  'shipment_lines',
  {
    orderId: big('order_id').notNull(),
    shipmentNo: smallint('shipment_no').notNull(),
    lineNo: smallint('line_no').notNull(),
    quantity: integer('quantity').notNull(),
    picked: integer('picked').notNull().default(0),
    packed: integer('packed').notNull().default(0),
    shipped: integer('shipped').notNull().default(0),
    delivered: integer('delivered').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.shipmentNo, t.lineNo] }),
    foreignKey({ columns: [t.orderId, t.shipmentNo], foreignColumns: [shipments.orderId, shipments.no] }),
    foreignKey({ columns: [t.orderId, t.lineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    holds('shipment_lines_quantity', sql`${t.quantity} > 0`),
    holds(
      'shipment_lines_chain',
      sql`0 <= ${t.delivered} and ${t.delivered} <= ${t.shipped} and ${t.shipped} <= ${t.packed} and ${t.packed} <= ${t.picked} and ${t.picked} <= ${t.quantity}`,
    ),
  ],
);

/**
 * How it was made sure that the right units are in the box: by a scan, by hand, or without a code and why. `expectedG` is
 * what box and units should weigh together, where all weights are known.
 */
export type Evidence = {
  checks: (
    | { how: 'scan'; lineNo: number; quantity: number; code: string }
    | { how: 'hand'; lineNo: number; quantity: number }
    | { how: 'unscannable'; lineNo: number; quantity: number; reason: UnscannableReason }
  )[];
  wrongScans: number;
  expectedG: number | null;
};

/** Not inside one order: two orders of one address may travel in one box. */
export const parcels = pgTable(
  'parcels',
  {
    id: identity(),
    locationId: integer('location_id')
      .notNull()
      .references(() => locations.id),
    carrier: text('carrier'),
    service: text('service'),
    trackingNumber: code('tracking_number'),
    status: text('status', { enum: parcelStatuses }).notNull(),
    weightG: integer('weight_g'),
    boxId: integer('box_id').references(() => boxes.id),
    labelKey: text('label_key').unique(),
    packedAt: moment('packed_at').notNull(),
    handedOverAt: moment('handed_over_at'),
    deliveredAt: moment('delivered_at'),
    evidence: jsonb('evidence').$type<Evidence>(),
  },
  (t) => [
    uniqueIndex('parcels_tracking').on(t.trackingNumber, t.carrier).where(sql`${t.status} <> 'void'`),
    index('parcels_moving')
      .on(t.locationId, t.handedOverAt, t.id)
      .where(
        sql`${t.status} in ('handed_over','in_transit','out_for_delivery','attempted','exception','returning')`,
      ),
    index('parcels_delivered_at').on(t.deliveredAt).where(sql`${t.deliveredAt} is not null`),
    oneOf('parcels_status', t.status, parcelStatuses),
    holds('parcels_weight', sql`${t.weightG} > 0`),
    holds('parcels_time', sql`${t.deliveredAt} >= ${t.handedOverAt}`),
    holds('parcels_delivered', sql`(${t.status} = 'delivered') = (${t.deliveredAt} is not null)`),
    holds(
      'parcels_handed_over',
      sql`${t.status} = 'void' or (${t.status} in ('packed','labeled')) = (${t.handedOverAt} is null)`,
    ),
  ],
);

export const parcelLines = pgTable(
  'parcel_lines',
  {
    orderId: big('order_id').notNull(),
    shipmentNo: smallint('shipment_no').notNull(),
    lineNo: smallint('line_no').notNull(),
    parcelId: big('parcel_id').references(() => parcels.id),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.shipmentNo, t.lineNo, t.parcelId] }),
    foreignKey({
      columns: [t.orderId, t.shipmentNo, t.lineNo],
      foreignColumns: [shipmentLines.orderId, shipmentLines.shipmentNo, shipmentLines.lineNo],
    }),
    index('parcel_lines_parcel').on(t.parcelId),
    holds('parcel_lines_quantity', sql`${t.quantity} > 0`),
  ],
);

export const trackingEvents = pgTable(
  'tracking_events',
  {
    parcelId: big('parcel_id').references(() => parcels.id),
    providerEventId: code('provider_event_id').notNull(),
    status: text('status', { enum: parcelStatuses }).notNull(),
    at: moment('at').notNull(),
    place: text('place'),
    words: text('words'),
    recordedAt: moment('recorded_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.parcelId, t.providerEventId] }),
    oneOf('tracking_events_status', t.status, parcelStatuses),
  ],
);
