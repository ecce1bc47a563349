import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { TakeTokenInput } from './inputs';
import { digestOf } from './rules';

/** So many leave the shared bucket at once: a row that each request wrote would be the slowest thing in the house. */
const LEASE = 100;
/** Callers whose leases this process remembers; who is forgotten leases anew. */
const REMEMBERED = 10_000;

type Lease = { tokens: number; emptyUntil: number; renewal?: Promise<void> };
const holder = globalThis as { waybillLeases?: Map<string, Lease> };

/** One request of a caller. Refused when too many came lately, by all processes together; then it says how long to wait. */
export async function takeToken(actor: Actor, limit: TakeTokenInput, at: Date): Promise<void> {
  permit(actor, 'key.manage');
  const lease = leaseOf(`${limit.scope} ${limit.subject}`);
  while (lease.tokens < 1) {
    const wait = lease.emptyUntil - at.getTime();
    if (wait > 0)
      throw new Refusal('too_many', 'Too many requests. Wait a moment, then go on more slowly.', {
        retryAfter: Math.ceil(wait / 1000),
      });
    lease.renewal ??= renew(lease, limit, at).finally(() => {
      lease.renewal = undefined;
    });
    await lease.renewal;
  }
  lease.tokens -= 1;
}

/** The least recently asked for is forgotten first. */
function leaseOf(caller: string) {
  holder.waybillLeases ??= new Map();
  const leases = holder.waybillLeases;
  const lease = leases.get(caller) ?? { tokens: 0, emptyUntil: 0 };
  leases.delete(caller);
  leases.set(caller, lease);
  for (const oldest of leases.keys()) {
    if (leases.size <= REMEMBERED) break;
    leases.delete(oldest);
  }
  return lease;
}

/** Takes what is there, up to a lease; a fifth of a small bucket, so that several processes share it. */
async function renew(lease: Lease, { scope, subject, perSecond, burst }: TakeTokenInput, at: Date) {
  const wanted = Math.min(LEASE, Math.ceil(burst / 5));
  const moment = sql`${at.toISOString()}::timestamptz`;
  const filled = sql`least(${burst}::float8, b.tokens + ${perSecond}::float8 * greatest(0, extract(epoch from ${moment} - b.filled_at)::float8))`;
  const [row] = await transaction((tx) =>
    tx.execute<{ leased: number; tokens: number }>(sql`
      insert into buckets as b (scope, subject, tokens, leased, filled_at)
      values (${scope}, ${digestOf(subject)}, ${burst - wanted}::float8, ${wanted}, ${moment})
      on conflict (scope, subject) do update set
        leased = least(${wanted}::float8, floor(${filled})), tokens = ${filled} - least(${wanted}::float8, floor(${filled})),
        filled_at = greatest(b.filled_at, ${moment})
      returning leased, tokens`),
  );
  if (!row) throw new Error('A lease was not given.');
  lease.tokens += row.leased;
  if (row.leased === 0) lease.emptyUntil = at.getTime() + Math.ceil(((1 - row.tokens) / perSecond) * 1000);
}
