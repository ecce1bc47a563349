import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { feedbackKinds } from '../statuses';
import { holds, oneOf } from './checks';
import { orders } from './orders';

/** What was true of the order when it was answered, so that the score can be joined to causes. */
export type FeedbackFacts = {
  daysLate?: number;
  parcels?: number;
  locations?: string[];
  carriers?: string[];
  channel?: string;
};

/** One row per asking (or imported review): an order may have several. */
export const feedback = pgTable(
  'feedback',
  {
    id: identity(),
    orderId: big('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text('kind', { enum: feedbackKinds }).notNull(),
    askKey: code('ask_key').notNull().unique(),
    askedAt: moment('asked_at'),
    score: smallint('score'),
    comment: text('comment'),
    reasons: text('reasons').array().notNull().default([]),
    answeredAt: moment('answered_at'),
    facts: jsonb('facts').$type<FeedbackFacts>().notNull().default({}),
  },
  (t) => [
    index('feedback_order').on(t.orderId),
    index('feedback_asked').on(t.askedAt, t.answeredAt).where(sql`${t.askedAt} is not null`),
    index('feedback_answered').on(t.answeredAt, t.id, t.score).where(sql`${t.answeredAt} is not null`),
    oneOf('feedback_kind', t.kind, feedbackKinds),
    holds('feedback_score', sql`${t.score} between 1 and 5`),
    holds('feedback_answer', sql`(${t.score} is null) = (${t.answeredAt} is null)`),
  ],
);
