import { createHash, randomBytes } from 'node:crypto';
import { pgCode, pgConstraint, type Tx, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { planOrder } from './placing-plan';
import { type PlacingHead, readForPlacing } from './placing-read';
import { outOfStock } from './placing-shipments';
import { writePlacing } from './placing-write';

export type PlacedOrder = { orderId: number; number: string; publicRef: string; created: boolean };

const TRIES = 3;

/**
 * Takes an order in: priced, routed, promised and with its stock held. The same external id of a channel with the same
 * content answers the order that is there, with another content it is a conflict.
 */
export async function placeOrder(actor: Actor, input: PlaceOrderInput, at: Date): Promise<PlacedOrder> {
  permit(actor, 'order.place');
  const requestHash = hashOf(input);
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      return await transaction((tx) => placeOnce(tx, actor, input, requestHash, at));
    } catch (error) {
      if (pgCode(error) === '23505' && pgConstraint(error) === 'payments_provider_ref') throw paymentUsed();
      if (!isWorthAnotherTry(error)) throw error;
    }
  }
  throw await transaction((tx) => outrunRefusal(tx, input, at));
}

/** The plan was right when it was made, and somebody was faster. */
class Outrun extends Error {}

/** A public reference that exists is as rare as one in a billion; a number exists where prefixes end in digits. */
const drawn = ['orders_public_ref_unique', 'orders_number_unique'];

const isWorthAnotherTry = (error: unknown) =>
  error instanceof Outrun || (pgCode(error) === '23505' && drawn.includes(pgConstraint(error) ?? ''));

async function placeOnce(tx: Tx, actor: Actor, input: PlaceOrderInput, requestHash: string, at: Date) {
  const facts = await readForPlacing(tx, input);
  const { head } = facts;
  if (actor.kind === 'key' && actor.channelId !== head.channel_id)
    throw new Refusal('forbidden', 'This key places orders of another channel.');
  if (head.order_id !== null) return sameOrder(head, head.order_id, requestHash);

  const plan = planOrder(input, facts, at);
  const publicRef = newPublicRef();
  const { id, number, moved } = await writePlacing(tx, actor, at, {
    input,
    head,
    plan,
    publicRef,
    requestHash,
  });
  if (id === null || number === null || moved !== plan.moves.length) throw new Outrun();
  return { orderId: id, number, publicRef, created: true };
}

/** Every try found the goods and lost them again: says what is there now. */
async function outrunRefusal(tx: Tx, input: PlaceOrderInput, at: Date) {
  const facts = await readForPlacing(tx, input);
  const { moves } = planOrder(input, facts, at);
  return outOfStock(
    moves.map(({ variantId, quantity }) => {
      const item = facts.items.find(({ id }) => id === variantId);
      const available = item?.stock?.reduce((sum, [, units]) => sum + Math.max(0, units), 0) ?? 0;
      return { sku: item?.sku ?? '', wanted: quantity, available };
    }),
  );
}

function sameOrder(head: PlacingHead, orderId: number, requestHash: string): PlacedOrder {
  if (head.order_hash !== requestHash)
    throw new Refusal(
      'conflict',
      `This external id is already order ${head.order_number}, with another content. Send the same content or another external id.`,
      { number: head.order_number },
    );
  return { orderId, number: head.order_number, publicRef: head.order_ref, created: false };
}

const paymentUsed = () =>
  new Refusal('conflict', 'A payment of this order carries a reference that another payment already has.');

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newPublicRef = () => [...randomBytes(10)].map((byte) => CROCKFORD[byte % 32]).join('');

/** Of the content, whatever order its keys came in. */
const hashOf = (input: PlaceOrderInput) =>
  createHash('sha256').update(JSON.stringify(input, inKeyOrder)).digest('hex');

function inKeyOrder(_: string, value: unknown) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
