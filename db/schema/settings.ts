import { sql } from 'drizzle-orm';
import { doublePrecision, integer, jsonb, pgTable, primaryKey, smallint } from 'drizzle-orm/pg-core';
import { big, code, moment } from '../columns';
import { holds } from './checks';

export const settings = pgTable('settings', {
  key: code('key').primaryKey(),
  value: jsonb('value').notNull(),
});

export const currencies = pgTable(
  'currencies',
  { code: code('code').primaryKey(), exponent: smallint('exponent').notNull() },
  (t) => [
    holds('currencies_exponent', sql`${t.exponent} between 0 and 3`),
    holds('currencies_code', sql`${t.code} ~ '^[A-Z]{3}$'`),
  ],
);

/** Gap-free series (invoices): locked last, never in a preview. */
export const counters = pgTable(
  'counters',
  { name: code('name').primaryKey(), next: big('next').notNull().default(1) },
  (t) => [holds('counters_next', sql`${t.next} > 0`)],
);

/** Tries within a window (wrong passwords, portal look-ups). Unlogged: losing it in a crash costs nothing. */
export const attempts = pgTable(
  'attempts',
  {
    scope: code('scope').notNull(),
    subject: code('subject').notNull(),
    windowAt: moment('window_at').notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.subject, t.windowAt] })],
);

/** Requests that a caller may still make: tokens flow in with time and leave in leases. Unlogged, like tries. */
export const buckets = pgTable(
  'buckets',
  {
    scope: code('scope').notNull(),
    subject: code('subject').notNull(),
    tokens: doublePrecision('tokens').notNull(),
    /** What the last lease took. */
    leased: integer('leased').notNull(),
    filledAt: moment('filled_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.subject] }), holds('buckets_tokens', sql`${t.tokens} >= 0`)],
);
