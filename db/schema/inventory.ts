import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { movementKinds } from '../statuses';
import { variants } from './catalog';
import { holds, oneOf } from './checks';
import { locations } from './sourcing';

/** No index but the key, so that every change stays a HOT update. The sum of its movements, always. */
export const stockLevels = pgTable(
  'stock_levels',
  {
    variantId: big('variant_id').references(() => variants.id),
    locationId: integer('location_id').references(() => locations.id),
    onHand: integer('on_hand').notNull().default(0),
    reserved: integer('reserved').notNull().default(0),
    safety: integer('safety').notNull().default(0),
    damaged: integer('damaged').notNull().default(0),
    /** Where in the building it lies, as the shelf says: A-07-2. */
    bin: code('bin'),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.locationId] }),
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
  },
  (t) => [
    index('receipts_open').on(t.variantId, t.expectedAt).where(sql`${t.closedAt} is null`),
    holds('receipts_expected_quantity', sql`${t.quantity} > 0`),
    holds('receipts_expected_received', sql`${t.received} >= 0`),
  ],
);
