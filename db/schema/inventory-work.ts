import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { big, bytes, identity, moment } from '../columns';
import { countStatuses, transferStatuses } from '../statuses';
import { variants } from './catalog';
import { holds, oneOf } from './checks';
import { locations } from './sourcing';
import { staff } from './staff';

/** Goods on their way from one location to another. What was sent and has not arrived is in transit. */
export const transfers = pgTable(
  'transfers',
  {
    id: identity(),
    fromLocationId: integer('from_location_id')
      .notNull()
      .references(() => locations.id),
    toLocationId: integer('to_location_id')
      .notNull()
      .references(() => locations.id),
    status: text('status', { enum: transferStatuses }).notNull(),
    note: text('note'),
    createdAt: moment('created_at').notNull(),
    sentAt: moment('sent_at'),
    expectedAt: moment('expected_at'),
    closedAt: moment('closed_at'),
  },
  (t) => [
    index('transfers_open').on(t.createdAt, t.id).where(sql`${t.closedAt} is null`),
    index('transfers_created').on(t.createdAt, t.id),
    oneOf('transfers_status', t.status, transferStatuses),
    holds('transfers_apart', sql`${t.fromLocationId} <> ${t.toLocationId}`),
    holds('transfers_closed', sql`(${t.status} in ('received','canceled')) = (${t.closedAt} is not null)`),
  ],
);

export const transferLines = pgTable(
  'transfer_lines',
  {
    transferId: big('transfer_id').references(() => transfers.id),
    variantId: big('variant_id').references(() => variants.id),
    quantity: integer('quantity').notNull(),
    received: integer('received').notNull().default(0),
    /** Sent and never seen again, said when the transfer was closed. */
    missing: integer('missing').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.transferId, t.variantId] }),
    holds('transfer_lines_quantity', sql`${t.quantity} > 0`),
    holds(
      'transfer_lines_received',
      sql`${t.received} >= 0 and ${t.missing} >= 0 and ${t.received} + ${t.missing} <= ${t.quantity}`,
    ),
  ],
);

/** Some SKUs of one location counted together; nothing moves until somebody has looked at the differences and posted them. */
export const stockCounts = pgTable(
  'stock_counts',
  {
    id: identity(),
    locationId: integer('location_id')
      .notNull()
      .references(() => locations.id),
    status: text('status', { enum: countStatuses }).notNull(),
    note: text('note'),
    createdAt: moment('created_at').notNull(),
    countedBy: integer('counted_by').references(() => staff.id),
    postedAt: moment('posted_at'),
  },
  (t) => [
    index('stock_counts_created').on(t.createdAt, t.id),
    oneOf('stock_counts_status', t.status, countStatuses),
    holds('stock_counts_posted', sql`(${t.status} = 'posted') = (${t.postedAt} is not null)`),
  ],
);

export const stockCountLines = pgTable(
  'stock_count_lines',
  {
    countId: big('count_id').references(() => stockCounts.id),
    variantId: big('variant_id').references(() => variants.id),
    /** On hand by the books when it was counted. */
    expected: integer('expected'),
    counted: integer('counted'),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.countId, t.variantId] }),
    holds('stock_count_lines_counted', sql`${t.counted} >= 0`),
  ],
);

/** One file of stock, applied once: its digest is the key. */
export const stockImports = pgTable('stock_imports', {
  digest: bytes('digest').primaryKey(),
  name: text('name').notNull(),
  at: moment('at').notNull(),
  rows: integer('rows').notNull(),
  changed: integer('changed').notNull(),
});

/** Units asked for on one day, for the plots and days of cover. Summed from movements, again at any time. */
export const demandDays = pgTable(
  'demand_days',
  {
    variantId: big('variant_id').references(() => variants.id),
    locationId: integer('location_id').references(() => locations.id),
    day: date('day', { mode: 'string' }).notNull(),
    units: integer('units').notNull(),
  },
  (t) => [primaryKey({ columns: [t.variantId, t.locationId, t.day] }), index('demand_days_day').on(t.day)],
);
