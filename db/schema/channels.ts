import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { big, bytes, code, moment } from '../columns';
import { orders } from './orders';
import { currencies } from './settings';

/** What a channel's orders are put through. What is not said here has a default in lib/channels/rules.ts. */
export type ChannelSettings = {
  addressCheck?: boolean;
  riskCheck?: boolean;
  /** Code of the shipping method for orders that name none, where it gets there. */
  shippingMethod?: string;
  risk?: Partial<RiskLimits>;
};
export type RiskLimits = {
  /** From this amount on a first order is a fact. */
  firstOrderAmount: number;
  /** So many orders of one person within 24 hours. */
  ordersPerDay: number;
  /** So many units of one SKU. */
  unitsOfOne: number;
  /** Points from which the risk is medium, and high. */
  medium: number;
  high: number;
};

export const channels = pgTable('channels', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  code: code('code').notNull().unique(),
  name: text('name').notNull(),
  numberPrefix: code('number_prefix').notNull().default(''),
  currency: code('currency')
    .notNull()
    .references(() => currencies.code),
  autoConfirm: boolean('auto_confirm').notNull().default(true),
  expireAfterMinutes: integer('expire_after_minutes'),
  settings: jsonb('settings').$type<ChannelSettings>().notNull().default({}),
});

export const apiKeys = pgTable('api_keys', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  keyHash: bytes('key_hash').notNull().unique(),
  channelId: integer('channel_id')
    .notNull()
    .references(() => channels.id),
  scopes: text('scopes').array().notNull(),
  /** Requests per second, for long; ten times as many at once. */
  perSecond: integer('per_second').notNull().default(50),
  createdAt: moment('created_at').notNull(),
  lastUsedAt: moment('last_used_at'),
  revokedAt: moment('revoked_at'),
});

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: code('scope').notNull(),
    key: code('key').notNull(),
    requestHash: bytes('request_hash').notNull(),
    status: smallint('status'),
    answer: jsonb('answer'),
    orderId: big('order_id').references(() => orders.id),
    createdAt: moment('created_at').notNull(),
    doneAt: moment('done_at'),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] })],
);

export const webhookInbox = pgTable(
  'webhook_inbox',
  {
    provider: code('provider').notNull(),
    eventId: code('event_id').notNull(),
    receivedAt: moment('received_at').notNull(),
    body: bytes('body').notNull(),
    processedAt: moment('processed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.eventId] }),
    index('webhook_todo').on(t.receivedAt).where(sql`${t.processedAt} is null`),
  ],
);
