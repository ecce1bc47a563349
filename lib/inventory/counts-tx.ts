import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import type { CountStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { type Actor, permitLocation } from '@/lib/staff/permissions';

export const countSubject = (countId: number) => `count:${countId}`;

/** Note of lines that nobody counted and that were said to be empty: opening the count again takes them away. */
export const EMPTY = 'Nobody found any';
/** Note of a line whose stock moved between two entries. */
export const MOVED = 'Stock moved while it was counted';

/** Locks a count: who scans, submits and posts wait for each other. */
export async function lockCount(tx: Tx, actor: Actor, countId: number) {
  const [found] = await tx.execute<{
    status: CountStatus;
    locationId: number;
    location: string;
    name: string;
  }>(sql`
    select c.status, c.location_id "locationId", l.code location, l.name from stock_counts c
    join locations l on l.id = c.location_id where c.id = ${countId} for update of c`);
  if (!found) throw new Refusal('not_found', `There is no count ${countId}.`);
  permitLocation(actor, found.locationId);
  return found;
}
