import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check } from 'drizzle-orm/pg-core';

/** `column in ('a', 'b')` as a named check: text with a check can change inside a transaction, an enum type cannot. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);
}

export const holds = (name: string, condition: SQL) => check(name, condition);
