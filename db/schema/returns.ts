import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { big, code, moment } from '../columns';
import { returnKinds, returnOutcomes, returnStatuses, unitConditions } from '../statuses';
import { variants } from './catalog';
import { holds, oneOf } from './checks';
import { parcels } from './fulfillment';
import { orderLines, orders } from './orders';
import { locations } from './sourcing';

export const returns = pgTable(
  'returns',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    rma: code('rma').notNull().unique(),
    kind: text('kind', { enum: returnKinds }).notNull(),
    status: text('status', { enum: returnStatuses }).notNull(),
    locationId: integer('location_id').references(() => locations.id),
    carrier: text('carrier'),
    trackingNumber: code('tracking_number'),
    requestedAt: moment('requested_at').notNull(),
    reviewedAt: moment('reviewed_at'),
    receivedAt: moment('received_at'),
    inspectedAt: moment('inspected_at'),
    refundDueAt: moment('refund_due_at'),
    reasonInternal: text('reason_internal'),
    message: text('message'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    index('returns_inbox')
      .on(t.status, t.requestedAt)
      .where(sql`${t.status} not in ('resolved','declined','canceled','expired')`),
    index('returns_requested').on(t.requestedAt, t.orderId, t.no),
    oneOf('returns_kind', t.kind, returnKinds),
    oneOf('returns_status', t.status, returnStatuses),
  ],
);

export const returnLines = pgTable(
  'return_lines',
  {
    orderId: big('order_id').notNull(),
    returnNo: smallint('return_no').notNull(),
    lineNo: smallint('line_no').notNull(),
    quantity: integer('quantity').notNull(),
    received: integer('received').notNull().default(0),
    reason: text('reason').notNull(),
    note: text('note'),
    outcome: text('outcome', { enum: returnOutcomes }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.returnNo, t.lineNo] }),
    foreignKey({ columns: [t.orderId, t.returnNo], foreignColumns: [returns.orderId, returns.no] }),
    foreignKey({ columns: [t.orderId, t.lineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    oneOf('return_lines_outcome', t.outcome, returnOutcomes),
    holds('return_lines_quantity', sql`${t.quantity} > 0`),
    holds('return_lines_received', sql`${t.received} between 0 and ${t.quantity}`),
  ],
);

/** What was found in the box, expected or not; only what can be resold enters stock, here. */
export const returnUnits = pgTable(
  'return_units',
  {
    orderId: big('order_id').notNull(),
    returnNo: smallint('return_no').notNull(),
    no: smallint('no').notNull(),
    lineNo: smallint('line_no'),
    variantId: big('variant_id').references(() => variants.id),
    quantity: integer('quantity').notNull(),
    condition: text('condition', { enum: unitConditions }).notNull(),
    locationId: integer('location_id')
      .notNull()
      .references(() => locations.id),
    eventId: big('event_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.returnNo, t.no] }),
    foreignKey({ columns: [t.orderId, t.returnNo], foreignColumns: [returns.orderId, returns.no] }),
    oneOf('return_units_condition', t.condition, unitConditions),
    holds('return_units_quantity', sql`${t.quantity} > 0`),
  ],
);

/** The replacement is a line of the same order (origin exchange), reserved by its own held shipment. */
export const exchanges = pgTable(
  'exchanges',
  {
    orderId: big('order_id').notNull(),
    no: smallint('no').notNull(),
    returnNo: smallint('return_no').notNull(),
    returnLineNo: smallint('return_line_no').notNull(),
    newLineNo: smallint('new_line_no').notNull(),
    releaseOn: text('release_on', { enum: ['request', 'drop_off', 'receipt', 'inspection'] }).notNull(),
    expiresAt: moment('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    foreignKey({
      columns: [t.orderId, t.returnNo, t.returnLineNo],
      foreignColumns: [returnLines.orderId, returnLines.returnNo, returnLines.lineNo],
    }),
    foreignKey({ columns: [t.orderId, t.newLineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    oneOf('exchanges_release_on', t.releaseOn, ['request', 'drop_off', 'receipt', 'inspection']),
  ],
);

const claimKinds = ['missing', 'damaged', 'wrong', 'not_received'] as const;
const claimStatuses = ['open', 'resolved', 'declined'] as const;

export const claims = pgTable(
  'claims',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    kind: text('kind', { enum: claimKinds }).notNull(),
    status: text('status', { enum: claimStatuses }).notNull(),
    lineNo: smallint('line_no'),
    quantity: integer('quantity'),
    parcelId: big('parcel_id').references(() => parcels.id),
    resolution: text('resolution'),
    newLineNo: smallint('new_line_no'),
    openedAt: moment('opened_at').notNull(),
    closedAt: moment('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    foreignKey({ columns: [t.orderId, t.lineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    index('claims_open').on(t.openedAt).where(sql`${t.status} = 'open'`),
    oneOf('claims_kind', t.kind, claimKinds),
    oneOf('claims_status', t.status, claimStatuses),
    holds('claims_quantity', sql`${t.quantity} > 0`),
  ],
);
