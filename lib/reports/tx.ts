import { type SQL, sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import type { Invariant } from './invariant';
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
export async function lookAtOnce(tx: Tx, snapshot?: string) {
  await tx.execute(sql`set transaction isolation level repeatable read`);
  if (snapshot) await tx.execute(sql.raw(`set transaction snapshot '${snapshot}'`));
  await tx.execute(sql`set local statement_timeout = '120s'`);
  await tx.execute(sql`set local work_mem = '64MB'`);
  // No compiling for queries that are over sooner than that.
  await tx.execute(sql`set local jit = off`);
}

/** Asks every invariant as this transaction sees the rows. A second connection that sees the same takes a share of them. */
export async function examineAll(tx: Tx, at: Date): Promise<Finding[]> {
  const waiting = [...invariants];
  const found = new Map<string, Finding>();
  const take = async (tx: Tx) => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      found.set(next.name, await ask(tx, next, at));
  };
  const [exported] = await tx.execute<{ snapshot: string }>(sql`select pg_export_snapshot() as snapshot`);
  let helping = false;
  const helper = transaction(async (other) => {
    // A pool without a second connection comes here when all is over, and so is the snapshot.
    if (waiting.length === 0) return;
    helping = true;
    await lookAtOnce(other, exported?.snapshot);
    await other.execute(sql`set transaction read only`);
    await take(other);
  });
  helper.catch(() => {}); // Waited for below, once there is nothing else to do.
  await take(tx);
  if (helping) await helper;
  return invariants.flatMap(({ name }) => found.get(name) ?? []);
}

/** Asks one invariant as this transaction sees the rows. */
export async function examine(tx: Tx, at: Date, name: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const invariant of invariants.filter((invariant) => invariant.name === name))
    findings.push(await ask(tx, invariant, at));
  return findings;
}

async function ask(tx: Tx, { name, says, query }: Invariant, at: Date): Promise<Finding> {
  const start = performance.now();
  const { text, params = [] } = query(at);
  const rows = await tx.execute<{ total: number; row: string | Record<string, unknown> }>(
    sql`select count(*) over () total, to_jsonb(broken) as row from (${fill(text, params)}) broken limit ${EXAMPLES}`,
  );
  return {
    name,
    says,
    violations: rows[0]?.total ?? 0,
    examples: rows.map(({ row }) => (typeof row === 'string' ? JSON.parse(row) : row)),
    milliseconds: Math.round(performance.now() - start),
  };
}

/** `$1` in a query's text becomes a bound parameter. The texts are constants of this folder. */
function fill(text: string, params: readonly string[]): SQL {
  const parts = text.split(/\$\d+/);
  return sql.join(
    parts.map((part, i) => (i < params.length ? sql`${sql.raw(part)}${params[i]}` : sql.raw(part))),
  );
}
