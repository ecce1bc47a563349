import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { countAttempt, uncountAttempt } from '@/lib/settings/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { OpenSupplierLinkInput } from './supplier-inputs';
import { linkEnded, supplierHash } from './supplier-rules';

const PER_NETWORK = 20;

/** Opens as often as needed while the link lives: it is the only way in. The same no for every link that does not work. */
export async function openSupplierLink(
  actor: Actor,
  { token, network }: OpenSupplierLinkInput,
  at: Date,
): Promise<{ linkId: number }> {
  permit(actor, 'supplier.read');
  const here = { scope: 'supplier-link', subject: network };
  // A wrong link must count although it is refused, so the refusals are thrown after the commit.
  const { tries, link } = await transaction(async (tx) => {
    const tries = await countAttempt(tx, { ...here, minutes: 60 }, at);
    if (tries > PER_NETWORK) return { tries, link: undefined };
    const moment = sql`${at.toISOString()}::timestamptz`;
    const [link] = await tx.execute<{ id: number }>(sql`
      update supplier_links x set last_used_at = greatest(last_used_at, ${moment}) from locations l
      where x.secret_hash = ${supplierHash(token)} and x.revoked_at is null and (x.expires_at is null or x.expires_at > ${moment})
        and l.id = x.location_id and l.kind = 'supplier' and l.closed_at is null
      returning x.id`);
    if (link) await uncountAttempt(tx, here, at);
    return { tries, link };
  });
  if (tries > PER_NETWORK)
    throw new Refusal(
      'too_many',
      'That was too often. Wait an hour, then open the link in our letter again.',
    );
  if (!link) throw new Refusal('not_found', linkEnded);
  return { linkId: link.id };
}
