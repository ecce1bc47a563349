import { boolean, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { big, moment } from '../columns';
import { orders } from './orders';

/** Revisions; the current one is also on the order. */
export const promises = pgTable(
  'promises',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    promisedAt: moment('promised_at').notNull(),
    cause: text('cause').notNull(),
    basis: jsonb('basis').$type<Record<string, unknown>>().notNull(),
    at: moment('at').notNull(),
    /** Said when the last shipment is delivered. */
    kept: boolean('kept'),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.no] })],
);
