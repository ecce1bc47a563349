import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { promotionKinds, riskLevels } from '../statuses';
import { promotions } from './catalog';
import { channels } from './channels';
import { holds as check, oneOf } from './checks';
import { orders } from './orders';
import { staff } from './staff';

/** Which code was used and what it gave; the lines and the shipping hold their own shares. */
export const orderPromotions = pgTable(
  'order_promotions',
  {
    orderId: big('order_id').references(() => orders.id),
    code: code('code').references(() => promotions.code),
    kind: text('kind', { enum: promotionKinds }).notNull(),
    amount: big('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.code] }),
    index('order_promotions_code').on(t.code, t.orderId),
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
