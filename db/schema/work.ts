import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { orders } from './orders';
import { locations } from './sourcing';
import { staff } from './staff';

export const workItems = pgTable(
  'work_items',
  {
    id: identity(),
    type: code('type').notNull(),
    orderId: big('order_id').references(() => orders.id),
    subject: code('subject').notNull(),
    ownerId: integer('owner_id').references(() => staff.id),
    locationId: integer('location_id').references(() => locations.id),
    dueAt: moment('due_at'),
    snoozedUntil: moment('snoozed_until'),
    openedAt: moment('opened_at').notNull(),
    closedAt: moment('closed_at'),
    openedByEvent: big('opened_by_event').notNull(),
    closedByEvent: big('closed_by_event'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex('work_one_open').on(t.type, t.subject).where(sql`${t.closedAt} is null`),
    index('work_open').on(t.dueAt, t.id).where(sql`${t.closedAt} is null`),
    index('work_order').on(t.orderId).where(sql`${t.orderId} is not null`),
  ],
);
