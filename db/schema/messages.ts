import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { messageStates } from '../statuses';
import { oneOf } from './checks';
import { customers } from './customers';
import { orders } from './orders';

/** Every letter as it was sent, kept for good: the dedupe key is what makes it leave once. */
export const messages = pgTable(
  'messages',
  {
    id: identity(),
    dedupeKey: code('dedupe_key').notNull().unique(),
    orderId: big('order_id').references(() => orders.id),
    customerId: big('customer_id').references(() => customers.id),
    kind: text('kind').notNull(),
    recipient: code('recipient').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    plain: text('plain').notNull(),
    state: text('state', { enum: messageStates }).notNull(),
    providerRef: code('provider_ref').unique(),
    writtenAt: moment('written_at').notNull(),
    sentAt: moment('sent_at'),
  },
  (t) => [
    index('messages_order').on(t.orderId).where(sql`${t.orderId} is not null`),
    index('messages_written').on(t.writtenAt, t.id),
    index('messages_state').on(t.state, t.writtenAt, t.id),
    index('messages_kind').on(t.kind, t.writtenAt, t.id),
    index('messages_recipient').on(t.recipient),
    oneOf('messages_state', t.state, messageStates),
  ],
);

export const suppressions = pgTable('suppressions', {
  email: code('email').primaryKey(),
  reason: text('reason').notNull(),
  at: moment('at').notNull(),
});
