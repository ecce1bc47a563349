import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { movementKinds } from '../statuses';
import { variants } from './catalog';
import { channels } from './channels';
import { holds, oneOf } from './checks';
import { transfers } from './inventory-work';
import { orders } from './orders';
import { locations } from './sourcing';

/** No index on what moves, so that every change stays a HOT update. The sum of its movements, always. */
export const stockLevels = pgTable(
  'stock_levels',
  {
    variantId: big('variant_id').references(() => variants.id),
    locationId: integer('location_id').references(() => locations.id),
    onHand: integer('on_hand').notNull().default(0),
    reserved: integer('reserved').notNull().default(0),
    safety: integer('safety').notNull().default(0),
    damaged: integer('damaged').notNull().default(0),
    /** At or below this many available somebody should order more. */
    lowAt: integer('low_at'),
    /** Where in the building it lies, as the shelf says: A-07-2. */
    bin: code('bin'),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
    // Indexed columns that stock does not move: every change of stock stays a HOT update.
    index('stock_levels_low').on(t.variantId, t.locationId).where(sql`${t.lowAt} is not null`),
    holds('stock_levels_on_hand', sql`${t.onHand} >= 0`),
    holds('stock_levels_reserved', sql`${t.reserved} between 0 and ${t.onHand}`),
    holds('stock_levels_safety', sql`${t.safety} >= 0`),
    holds('stock_levels_damaged', sql`${t.damaged} >= 0`),
  ],
);

/** The key is the guard: one event moves one SKU at one place once per kind; undo and redo are other events. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    eventId: big('event_id').notNull(),
    variantId: big('variant_id').notNull(),
    locationId: integer('location_id').notNull(),
    kind: text('kind', { enum: movementKinds }).notNull(),
    onHandDelta: integer('on_hand_delta').notNull().default(0),
    reservedDelta: integer('reserved_delta').notNull().default(0),
    damagedDelta: integer('damaged_delta').notNull().default(0),
    orderId: big('order_id'),
    shipmentNo: smallint('shipment_no'),
    reason: text('reason'),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.variantId, t.locationId, t.kind] }),
    foreignKey({
      columns: [t.variantId, t.locationId],
      foreignColumns: [stockLevels.variantId, stockLevels.locationId],
    }),
    index('movements_log').on(t.variantId, t.locationId, t.eventId),
    // Written as time goes by, so a few bytes for each stretch of the table find a day.
    index('movements_at').using('brin', t.at),
    oneOf('stock_movements_kind', t.kind, movementKinds),
    holds(
      'stock_movements_moves',
      sql`(${t.onHandDelta}, ${t.reservedDelta}, ${t.damagedDelta}) <> (0, 0, 0)`,
    ),
    holds(
      'stock_movements_allocate',
      sql`${t.kind} <> 'allocate' or (${t.onHandDelta} = 0 and ${t.reservedDelta} > 0)`,
    ),
    holds(
      'stock_movements_release',
      sql`${t.kind} <> 'release' or (${t.onHandDelta} = 0 and ${t.reservedDelta} < 0)`,
    ),
    holds(
      'stock_movements_ship',
      sql`${t.kind} <> 'ship' or (${t.onHandDelta} < 0 and ${t.reservedDelta} = ${t.onHandDelta})`,
    ),
    holds(
      'stock_movements_unship',
      sql`${t.kind} <> 'unship' or (${t.onHandDelta} > 0 and ${t.reservedDelta} = ${t.onHandDelta})`,
    ),
  ],
);

export const receiptsExpected = pgTable(
  'receipts_expected',
  {
    id: identity(),
    variantId: big('variant_id')
      .notNull()
      .references(() => variants.id),
    locationId: integer('location_id')
      .notNull()
      .references(() => locations.id),
    quantity: integer('quantity').notNull(),
    received: integer('received').notNull().default(0),
    expectedAt: moment('expected_at').notNull(),
    closedAt: moment('closed_at'),
    /** The purchase order or delivery note. */
    reference: text('reference'),
    /** Not bought but sent by another location. */
    transferId: big('transfer_id').references(() => transfers.id),
  },
  (t) => [
    index('receipts_open').on(t.variantId, t.expectedAt).where(sql`${t.closedAt} is null`),
    index('receipts_due').on(t.expectedAt, t.id).where(sql`${t.closedAt} is null`),
    index('receipts_transfer').on(t.transferId).where(sql`${t.transferId} is not null`),
    holds('receipts_expected_quantity', sql`${t.quantity} > 0`),
    holds('receipts_expected_received', sql`${t.received} >= 0`),
  ],
);

/** Stock kept back. Rules are walked in order and a later one that fits overrides an earlier; what is left out fits all. */
export const safetyRules = pgTable(
  'safety_rules',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    position: integer('position').notNull(),
    locationId: integer('location_id').references(() => locations.id),
    channelId: integer('channel_id').references(() => channels.id),
    category: text('category'),
    quantity: integer('quantity').notNull(),
  },
  (t) => [holds('safety_rules_quantity', sql`${t.quantity} >= 0`)],
);

/** Units kept for a cart, a draft or an unpaid order until a moment. Its key is the holder's own name for it. */
export const stockHolds = pgTable(
  'stock_holds',
  {
    id: identity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    key: code('key').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    /** Counts the changes of its lines: who has read them knows whether they are still these. */
    revision: integer('revision').notNull().default(1),
    releasedAt: moment('released_at'),
    /** The order it has become. */
    orderId: big('order_id').references(() => orders.id),
  },
  (t) => [
    uniqueIndex('stock_holds_key').on(t.channelId, t.key).where(sql`${t.releasedAt} is null`),
    index('stock_holds_expiry').on(t.expiresAt).where(sql`${t.releasedAt} is null`),
    holds('stock_holds_order', sql`${t.orderId} is null or ${t.releasedAt} is not null`),
  ],
);

export const stockHoldLines = pgTable(
  'stock_hold_lines',
  {
    holdId: big('hold_id').references(() => stockHolds.id),
    variantId: big('variant_id').references(() => variants.id),
    locationId: integer('location_id').references(() => locations.id),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.holdId, t.variantId, t.locationId] }),
    index('stock_hold_lines_variant').on(t.variantId, t.locationId),
    holds('stock_hold_lines_quantity', sql`${t.quantity} > 0`),
  ],
);
