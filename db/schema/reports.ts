import { integer, jsonb, pgTable } from 'drizzle-orm/pg-core';
import { code, identity, moment } from '../columns';

/** What broke a promise: how many rows, and some of them. */
export type BrokenInvariant = {
  name: string;
  says: string;
  violations: number;
  examples: Record<string, unknown>[];
};

/** Each time all promises were recomputed. */
export const doctorRuns = pgTable('doctor_runs', {
  id: identity(),
  actor: code('actor').notNull(),
  at: moment('at').notNull(),
  milliseconds: integer('milliseconds').notNull(),
  invariants: integer('invariants').notNull(),
  broken: jsonb('broken').$type<BrokenInvariant[]>().notNull(),
});
