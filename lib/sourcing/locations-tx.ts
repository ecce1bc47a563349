import { query, rowOf, send, type Tx } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { type Actor, permitLocation } from '@/lib/staff/permissions';

const locationOf = rowOf(locations);

/** A location that nobody else changes until the transaction ends. Staff of others are told that there is none. */
export async function lockLocation(tx: Tx, actor: Actor, locationId: number) {
  const [row] = await send(tx, query`select * from locations where id = ${locationId} for update`);
  if (!row) throw new Refusal('not_found', 'This location does not exist.');
  permitLocation(actor, locationId);
  return locationOf(row);
}
