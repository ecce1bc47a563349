import { query, type Tx } from '@/db';
import { Refusal } from '@/lib/errors';
import type { Actor } from '@/lib/staff/permissions';
import { linkEnded } from './supplier-rules';

/**
 * Only suppliers accept, decline and send in one go. A link that was withdrawn ends what its holder has begun: call it behind
 * the order's lock. Until the commit nobody can withdraw it.
 */
export async function refuseUnlessSupplier(tx: Tx, actor: Actor, locationId: number | null, at: Date) {
  const [place] = await tx.execute(
    query`select 1 from locations where id = ${locationId}::int and kind = 'supplier'`,
  );
  if (!place) throw new Refusal('conflict', 'This is no supplier. Pick, pack and hand it over at the bench.');
  if (actor.kind !== 'supplier') return;
  const [link] = await tx.execute(query`
    select 1 from supplier_links where id = ${actor.linkId}::bigint and location_id = ${actor.locationId}::int
      and revoked_at is null and (expires_at is null or expires_at > ${at}::timestamptz) for share`);
  if (!link) throw new Refusal('unauthenticated', `${linkEnded} Nothing was changed.`);
}
