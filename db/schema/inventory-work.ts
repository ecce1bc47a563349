import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { big, bytes, identity, moment } from '../columns';
import { countStatuses, importOutcomes, transferStatuses } from '../statuses';
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
    /** The event that put the difference into the books. */
    postedByEvent: big('posted_by_event'),
  },
  (t) => [
    primaryKey({ columns: [t.countId, t.variantId] }),
    holds('stock_count_lines_counted', sql`${t.counted} >= 0`),
    holds('stock_count_lines_expected', sql`(${t.counted} is null) = (${t.expected} is null)`),
    holds('stock_count_lines_posted', sql`${t.postedByEvent} is null or ${t.counted} is not null`),
  ],
);

/** One file of stock: its digest is the key, so that it is applied once. Its lines wait until somebody has looked at the differences. */
export const stockImports = pgTable(
  'stock_imports',
  {
    digest: bytes('digest').primaryKey(),
    name: text('name').notNull(),
    at: moment('at').notNull(),
    staffId: integer('staff_id').references(() => staff.id),
    /** Lines with anything on them, good or not. */
    rows: integer('rows').notNull(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    /** Lines that have been applied, were the same already, or cannot be. */
    done: integer('done').notNull().default(0),
    changed: integer('changed').notNull(),
    refused: integer('refused').notNull().default(0),
  },
  (t) => [
    index('stock_imports_at').on(t.at, t.digest),
    holds('stock_imports_done', sql`${t.changed} + ${t.refused} <= ${t.done} and ${t.done} <= ${t.rows}`),
  ],
);

/** Forgotten some weeks after the file was read. */
export const stockImportLines = pgTable(
  'stock_import_lines',
  {
    digest: bytes('digest').references(() => stockImports.digest),
    /** As an editor counts the lines of the file. */
    line: integer('line').notNull(),
    sku: text('sku').notNull(),
    location: text('location').notNull(),
    onHand: integer('on_hand'),
    safety: integer('safety'),
    bin: text('bin'),
    lowAt: integer('low_at'),
    /** Why it can never be applied, whatever the shop holds. */
    problem: text('problem'),
    outcome: text('outcome', { enum: importOutcomes }),
    /** On hand before it was applied; of a refused line: why. */
    before: integer('before'),
    refusal: text('refusal'),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.line] }),
    index('stock_import_lines_left').on(t.digest, t.line).where(sql`${t.outcome} is null`),
    oneOf('stock_import_lines_outcome', t.outcome, importOutcomes),
  ],
);

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
