import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { invariants } from './invariants';

/** Examples are enough to find the fault; the count says how bad it is. */
const EXAMPLES = 5;

export type Finding = {
  name: string;
  says: string;
  violations: number;
  examples: Record<string, unknown>[];
  milliseconds: number;
};

/** One snapshot for all invariants, with room to hash whole tables. Call it first in a transaction of its own. */
export async function lookAtOnce(tx: Tx) {
  await tx.execute(sql`set transaction isolation level repeatable read`);
  await tx.execute(sql`set local statement_timeout = '120s'`);
  await tx.execute(sql`set local work_mem = '64MB'`);
  // No compiling for queries that are over sooner than that.
  await tx.execute(sql`set local jit = off`);
}

/** Asks every invariant (or `only` one) as this transaction sees the rows. */
export async function examine(tx: Tx, at: Date, only?: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, says, query } of invariants) {
    if (only && name !== only) continue;
    const start = performance.now();
    const { text, params = [] } = query(at);
    const rows = await tx.execute<{ total: number; row: string | Record<string, unknown> }>(
      sql`select count(*) over () total, to_jsonb(broken) as row from (${fill(text, params)}) broken limit ${EXAMPLES}`,
    );
    findings.push({
      name,
      says,
      violations: rows[0]?.total ?? 0,
      examples: rows.map(({ row }) => (typeof row === 'string' ? JSON.parse(row) : row)),
      milliseconds: Math.round(performance.now() - start),
    });
  }
  return findings;
}

/** `$1` in a query's text becomes a bound parameter. The texts are constants of this folder. */
function fill(text: string, params: readonly string[]): SQL {
  const parts = text.split(/\$\d+/);
  return sql.join(
    parts.map((part, i) => (i < params.length ? sql`${sql.raw(part)}${params[i]}` : sql.raw(part))),
  );
}
