import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { creditReasons, paymentKinds, paymentStates } from '../statuses';
import { holds, oneOf } from './checks';
import { orderLines, orders } from './orders';
import { counters, currencies } from './settings';
import { staff } from './staff';

/** What moved. Only state, settledAt and the order of a matched receipt ever change. */
export const payments = pgTable(
  'payments',
  {
    id: identity(),
    orderId: big('order_id').references(() => orders.id),
    currency: code('currency')
      .notNull()
      .references(() => currencies.code),
    kind: text('kind', { enum: paymentKinds }).notNull(),
    state: text('state', { enum: paymentStates }).notNull(),
    amount: big('amount').notNull(),
    provider: text('provider').notNull(),
    providerRef: code('provider_ref'),
    parentId: big('parent_id').references((): AnyPgColumn => payments.id),
    eventId: big('event_id'),
    at: moment('at').notNull(),
    settledAt: moment('settled_at'),
  },
  (t) => [
    unique('payments_provider_ref').on(t.providerRef, t.provider, t.kind),
    index('payments_order').on(t.orderId).where(sql`${t.orderId} is not null`),
    index('payments_pending').on(t.at).where(sql`${t.state} = 'pending'`),
    index('receipts_unmatched').on(t.at).where(sql`${t.orderId} is null`),
    index('payments_parent').on(t.parentId).where(sql`${t.parentId} is not null`),
    oneOf('payments_kind', t.kind, paymentKinds),
    oneOf('payments_state', t.state, paymentStates),
    holds('payments_amount', sql`${t.amount} > 0`),
    holds('payments_order_or_receipt', sql`${t.orderId} is not null or ${t.kind} = 'receipt'`),
  ],
);

/** What is no longer owed, and why. A refund pays a credit out, later or never. */
export const credits = pgTable(
  'credits',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    lineNo: smallint('line_no'),
    unitFrom: integer('unit_from'),
    unitTo: integer('unit_to'),
    amount: big('amount').notNull(),
    taxAmount: big('tax_amount').notNull(),
    reason: text('reason', { enum: creditReasons }).notNull(),
    note: text('note'),
    returnNo: smallint('return_no'),
    grantedBy: integer('granted_by').references(() => staff.id),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    foreignKey({ columns: [t.orderId, t.lineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    unique('credits_units').on(t.orderId, t.lineNo, t.unitFrom),
    oneOf('credits_reason', t.reason, creditReasons),
    holds('credits_amount', sql`${t.amount} >= 0`),
    holds('credits_tax', sql`${t.taxAmount} between 0 and ${t.amount}`),
    holds('credits_range', sql`num_nulls(${t.unitFrom}, ${t.unitTo}) in (0, 2)`),
    holds('credits_units_order', sql`${t.unitFrom} >= 0 and ${t.unitTo} > ${t.unitFrom}`),
  ],
);

export const invoices = pgTable(
  'invoices',
  {
    series: code('series')
      .notNull()
      .references(() => counters.name),
    number: big('number').notNull(),
    orderId: big('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: ['invoice', 'credit_note'] }).notNull(),
    totalAmount: big('total_amount').notNull(),
    taxAmount: big('tax_amount').notNull(),
    currency: code('currency')
      .notNull()
      .references(() => currencies.code),
    issuedAt: moment('issued_at').notNull(),
    document: jsonb('document').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.series, t.number] }),
    index('invoices_order').on(t.orderId),
    oneOf('invoices_kind', t.kind, ['invoice', 'credit_note']),
  ],
);
