import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { promotionKinds, riskLevels } from '../statuses';
import { promotions } from './catalog';
import { channels } from './channels';
import { holds as check, oneOf } from './checks';
import { customers } from './customers';
import { orders } from './orders';
import { staff } from './staff';

export type PromotionShare = { lineNo: number; amount: number };

/** Which code was used and what it gave, line by line; the lines' discounts and the shipping price hold the same amounts. */
export const orderPromotions = pgTable(
  'order_promotions',
  {
    orderId: big('order_id').references(() => orders.id),
    code: code('code').references(() => promotions.code),
    kind: text('kind', { enum: promotionKinds }).notNull(),
    amount: big('amount').notNull(),
    shares: jsonb('shares').$type<PromotionShare[]>().notNull().default([]),
    /** Said where each customer may use the code once. */
    onceCustomerId: big('once_customer_id').references(() => customers.id),
    /** A canceled order gives its use back: to the code and to the customer. */
    givenBackAt: moment('given_back_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.code] }),
    index('order_promotions_code').on(t.code, t.orderId),
    uniqueIndex('order_promotions_once')
      .on(t.code, t.onceCustomerId)
      .where(sql`${t.onceCustomerId} is not null and ${t.givenBackAt} is null`),
    oneOf('order_promotions_kind', t.kind, promotionKinds),
    check('order_promotions_amount', sql`${t.amount} >= 0`),
  ],
);

export type RiskFact = { rule: string; words: string; points: number };

/** What one judge found; several may judge one order. */
export const riskAssessments = pgTable(
  'risk_assessments',
  {
    orderId: big('order_id').references(() => orders.id),
    provider: code('provider').notNull(),
    level: text('level', { enum: riskLevels }).notNull(),
    score: smallint('score').notNull(),
    facts: jsonb('facts').$type<RiskFact[]>().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.provider] }),
    oneOf('risk_assessments_level', t.level, riskLevels),
  ],
);

/** An order being written down. It is a document, not an order: it holds no stock and owes no money until it is placed. */
export const drafts = pgTable(
  'drafts',
  {
    id: identity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    staffId: integer('staff_id').references(() => staff.id),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    discardedAt: moment('discarded_at'),
    orderId: big('order_id').references(() => orders.id),
  },
  (t) => [
    index('drafts_open').on(t.updatedAt, t.id).where(sql`${t.orderId} is null and ${t.discardedAt} is null`),
    check('drafts_end', sql`${t.orderId} is null or ${t.discardedAt} is null`),
  ],
);
