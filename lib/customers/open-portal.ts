import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { pgArray, type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { countAttempt, forgetAttempts, uncountAttempt } from '@/lib/settings/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { OpenPortalInput } from './portal-inputs';
import { startPortalSession } from './portal-tx';
import { matchesContact, readProof, readReference } from './rules';

const PER_REFERENCE = 5;
const PER_PROOF = 10;
const PER_NETWORK = 20;
const LEAST_MS = 150;

/**
 * Order reference and one thing only the customer knows open the order, without names, addresses and prices.
 * The same no, after the same time, for an order that does not exist and for the wrong e-mail address.
 */
export async function openPortal(
  actor: Actor,
  { reference, proof, network }: OpenPortalInput,
  at: Date,
): Promise<{ token: string }> {
  permit(actor, 'portal.track');
  const started = performance.now();
  const asked = readReference(reference);
  const byOrder = { scope: 'portal-order', subject: asked.digits || asked.publicRef };
  const byProof = { scope: 'portal-proof', subject: readProof(proof) };
  const byNetwork = { scope: 'portal-network', subject: network };

  const { tries, triesWith, triesHere, found } = await transaction(async (tx) => {
    const [tries, triesWith, triesHere, found] = await Promise.all([
      countAttempt(tx, { ...byOrder, minutes: 15 }, at),
      countAttempt(tx, { ...byProof, minutes: 15 }, at),
      countAttempt(tx, { ...byNetwork, minutes: 60 }, at),
      contactsOf(tx, asked),
    ]);
    return { tries, triesWith, triesHere, found };
  });
  if (triesHere > PER_NETWORK)
    throw new Refusal('too_many', 'That was too often. Wait an hour, or open the link in an e-mail from us.');
  if (tries > PER_REFERENCE || triesWith > PER_PROOF)
    throw new Refusal('too_many', 'Too many tries. Wait 15 minutes, or open the link in an e-mail from us.');

  const order = found.find((candidate) => matchesContact(proof, candidate));
  if (!order) {
    await sleep(Math.max(0, LEAST_MS - (performance.now() - started)));
    throw new Refusal(
      'not_found',
      'No order has both. Look at the number on the slip or in an e-mail from us, and at the spelling of the second field.',
    );
  }
  return transaction(async (tx) => {
    await Promise.all([
      forgetAttempts(tx, byOrder),
      uncountAttempt(tx, byProof, at),
      uncountAttempt(tx, byNetwork, at),
    ]);
    return { token: await startPortalSession(tx, { orderId: order.id, proven: false }, at) };
  });
}

type Found = { id: number; email: string | null; phone: string | null; postcode: string | null };

/** Numbers are known with and without their channel's letters in front. */
const contactsOf = (tx: Tx, { number, digits, publicRef }: ReturnType<typeof readReference>) =>
  tx.execute<Found>(sql`
    select o.id, c.email, c.phone, coalesce(c.postcode, c.ship_to->>'postcode') postcode
    from orders o left join order_contacts c on c.order_id = o.id
    where (o.number = any(${pgArray([number, digits])}::text[] || array(select distinct number_prefix || ${digits} from channels))
      or o.public_ref = ${publicRef}) and o.status <> 'draft'
    limit 5`);
