import { createHash, randomBytes } from 'node:crypto';
import { pgCode, pgConstraint } from '@/db';
import { Refusal } from '@/lib/errors';
import { forgetLoad } from '@/lib/sourcing/sourcing-queries';
import type { Actor } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import { type PlannedMove, planOrder } from './placing-plan';
import { type PlacingFacts, type PlacingHead, placingFacts } from './placing-read';
import { outOfStock } from './placing-shipments';
import { type PlannedOrder, writePlacing } from './placing-write';

export type PlacedOrder = { orderId: number; number: string; publicRef: string; created: boolean };
export type Placed = { ok: true; order: PlacedOrder } | { ok: false; refusal: Refusal };

const TRIES = 3;

/** Read, plan, write; again when somebody was faster. What several orders cannot do together each does by itself. */
export async function placeAll(
  inputs: readonly PlaceOrderInput[],
  actor: Actor,
  at: Date,
): Promise<Placed[]> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      return await placeOnce(inputs, actor, at);
    } catch (error) {
      forgetLoad();
      const usedReference = pgCode(error) === '23505' && pgConstraint(error) === 'payments_provider_ref';
      if (usedReference && inputs.length === 1) return [{ ok: false, refusal: paymentUsed() }];
      if (usedReference) break;
      if (!isWorthAnotherTry(error)) throw error;
    }
  }
  if (inputs.length === 1) return [{ ok: false, refusal: await outrunRefusal(inputs, at) }];
  const placed: Placed[] = [];
  for (const input of inputs) placed.push(...(await placeAll([input], actor, at)));
  return placed;
}

/** The plan was right when it was made, and somebody was faster. */
class Outrun extends Error {}

/** A public reference that exists is as rare as one in a billion; a number exists where prefixes end in digits. */
const drawn = ['orders_public_ref_unique', 'orders_number_unique'];

function isWorthAnotherTry(error: unknown) {
  if (error instanceof Outrun) return true;
  const code = pgCode(error);
  const constraint = pgConstraint(error) ?? '';
  return (
    (code === '23505' && drawn.includes(constraint)) ||
    (code === '23505' && constraint === 'order_promotions_once') ||
    (code === '23514' && (constraint.startsWith('stock_levels') || constraint === 'promotions_uses'))
  );
}

async function placeOnce(inputs: readonly PlaceOrderInput[], actor: Actor, at: Date): Promise<Placed[]> {
  const facts = await placingFacts(inputs, at);
  const planned: PlannedOrder[] = [];
  const byKey = new Map<string, PlannedOrder>();
  const answers = inputs.map((input, n): Placed | PlannedOrder => {
    try {
      const mine = facts.of(input, n);
      const { head } = mine;
      if (actor.kind === 'key' && actor.channelId !== head.channel_id)
        throw new Refusal('forbidden', 'This key places orders of another channel.');
      const requestHash = hashOf(input);
      if (head.order_id !== null) return { ok: true, order: sameOrder(head, head.order_id, requestHash) };

      const key = input.externalId === undefined ? null : `${input.channel}\n${input.externalId}`;
      const twin = key === null ? undefined : byKey.get(key);
      if (twin && twin.requestHash !== requestHash) throw otherContent('of the same call');
      if (twin) return twin;
      const order = {
        n,
        input,
        head,
        plan: planOrder(input, mine, at, actor.kind),
        publicRef: newPublicRef(),
        requestHash,
      };
      facts.take(order.plan, mine.head.hold);
      planned.push(order);
      if (key !== null) byKey.set(key, order);
      return order;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return { ok: false, refusal };
    }
  });
  const written = planned.length > 0 ? await writePlacing(planned, actor, at) : [];
  if (written.length < planned.length) throw new Outrun();

  const byN = new Map(written.map((row) => [row.n, row]));
  return answers.map((answer, n) => {
    if ('ok' in answer) return answer;
    const row = byN.get(answer.n);
    if (!row) throw new Error('A placed order was not answered.');
    const order = {
      orderId: row.id,
      number: row.number,
      publicRef: answer.publicRef,
      created: answer.n === n,
    };
    return { ok: true, order };
  });
}

/** Every try found the goods and lost them again: says what is there now. */
async function outrunRefusal(inputs: readonly PlaceOrderInput[], at: Date) {
  const [input] = inputs;
  if (!input) throw new Error('Nothing was placed.');
  const mine = (await placingFacts(inputs, at)).of(input, 0);
  try {
    return outOfStock(shortIn(planOrder(input, mine, at).moves, mine));
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
}

const shortIn = (moves: readonly PlannedMove[], { items }: PlacingFacts) =>
  moves.map(({ variantId, quantity }) => {
    const item = items.find(({ id }) => id === variantId);
    const available = item?.stock?.reduce((sum, [, units]) => sum + Math.max(0, units), 0) ?? 0;
    return { sku: item?.sku ?? '', wanted: quantity, available };
  });

function sameOrder(head: PlacingHead, orderId: number, requestHash: string): PlacedOrder {
  if (head.order_hash !== requestHash) throw otherContent(`order ${head.order_number}`, head.order_number);
  return { orderId, number: head.order_number, publicRef: head.order_ref, created: false };
}

const otherContent = (whose: string, number?: string) =>
  new Refusal(
    'conflict',
    `This external id is already ${whose}, with another content. Send the same content or another external id.`,
    number === undefined ? {} : { number },
  );

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
