import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { big, bytes, code, identity, moment } from '../columns';
import { holds, oneOf } from './checks';
import { orders } from './orders';
import { currencies } from './settings';

export const customers = pgTable(
  'customers',
  {
    id: identity(),
    email: code('email'),
    phone: code('phone'),
    name: text('name'),
    mergedIntoId: big('merged_into_id').references((): AnyPgColumn => customers.id),
    erasedAt: moment('erased_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('customers_email').on(t.email).where(sql`${t.mergedIntoId} is null`),
    holds('customers_email_lower', sql`${t.email} = lower(${t.email})`),
    holds(
      'customers_erased',
      sql`${t.erasedAt} is null or (${t.email} is null and ${t.phone} is null and ${t.name} is null)`,
    ),
  ],
);

/** Store credit: the balance row is locked and guarded, the entries are the ledger. */
export const creditAccounts = pgTable(
  'credit_accounts',
  {
    customerId: big('customer_id').references(() => customers.id),
    currency: code('currency').references(() => currencies.code),
    balanceAmount: big('balance_amount').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.currency] }),
    holds('credit_accounts_balance', sql`${t.balanceAmount} >= 0`),
  ],
);

export const creditEntries = pgTable(
  'credit_entries',
  {
    id: identity(),
    customerId: big('customer_id').notNull(),
    currency: code('currency').notNull(),
    amount: big('amount').notNull(),
    reason: text('reason').notNull(),
    expiresAt: moment('expires_at'),
    eventId: big('event_id').notNull().unique(),
  },
  (t) => [
    foreignKey({
      columns: [t.customerId, t.currency],
      foreignColumns: [creditAccounts.customerId, creditAccounts.currency],
    }),
    holds('credit_entries_amount', sql`${t.amount} <> 0`),
  ],
);

const purposes = ['track', 'return', 'feedback', 'code', 'session'] as const;

/** Everything that opens an order to its customer: mailed links, mailed codes, portal sessions. Only hashes are kept. */
export const portalTokens = pgTable(
  'portal_tokens',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    orderId: big('order_id')
      .notNull()
      .references(() => orders.id),
    purpose: text('purpose', { enum: purposes }).notNull(),
    /** Which thing it speaks of (a feedback asking, a browser that asked for a code). */
    subject: code('subject'),
    proven: smallint('proven').notNull().default(0),
    tries: smallint('tries').notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [
    index('portal_tokens_expire').on(t.expiresAt),
    oneOf('portal_tokens_purpose', t.purpose, purposes),
    holds('portal_tokens_hash', sql`length(${t.tokenHash}) = 32`),
    holds('portal_tokens_expiry', sql`${t.expiresAt} <= ${t.createdAt} + interval '90 days'`),
    holds('portal_tokens_used', sql`${t.usedAt} <= ${t.expiresAt}`),
  ],
);
