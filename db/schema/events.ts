import { sql } from 'drizzle-orm';
import { boolean, index, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';

/** Timeline and audit at once. Nothing has a foreign key to it, so that it can be cut by ranges of id. */
export const events = pgTable(
  'events',
  {
    id: identity(),
    orderId: big('order_id'),
    subject: code('subject'),
    type: code('type').notNull(),
    actor: code('actor').notNull(),
    visible: boolean('visible').notNull().default(false),
    at: moment('at').notNull(),
    recordedAt: moment('recorded_at').notNull().default(sql`now()`),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('events_order').on(t.orderId, t.id).where(sql`${t.orderId} is not null`),
    index('events_subject').on(t.subject, t.id).where(sql`${t.orderId} is null`),
  ],
);

/** Only events that some function wants; a row lives until its run is confirmed. */
export const outbox = pgTable('outbox', {
  eventId: big('event_id').primaryKey(),
  sends: smallint('sends').notNull().default(0),
  sentAt: moment('sent_at'),
  retryAt: moment('retry_at'),
  lastError: text('last_error'),
});
