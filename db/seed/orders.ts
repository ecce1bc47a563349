import { cancelOrder } from '@/lib/orders/cancel-order';
import { holdOrder } from '@/lib/orders/hold-order';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { noteOrder } from '@/lib/orders/note-order';
import { placeOrder } from '@/lib/orders/place-order';
import { verifyOrder } from '@/lib/orders/verify-order';
import { capturePayment } from '@/lib/payments/capture-payment';
import { recordReceipt } from '@/lib/payments/record-receipt';
import { approveReturn } from '@/lib/returns/approve-return';
import { inspectReturn } from '@/lib/returns/inspect-return';
import { receiveReturn } from '@/lib/returns/receive-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { requestReturn } from '@/lib/returns/request-return';
import { type Actor, system } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { seedChecks } from './checks';
import { hear } from './feedback';
import { type Reach, walk } from './history';
import { deliveredLine, moneyOf, pick } from './look';
import { demoPeople, demoProducts, demoSpots, dialing } from './shop';

const HISTORY = 70;
const DAYS = 30;

/** The same shop every time: chance comes from the order's position. */
const chance = (i: number, salt: number) => ((i * 2_654_435_761 + salt * 40_503) >>> 0) % 100;

/** A month of orders, then a few of today that are written by a channel, so that their letters go out. */
export async function seedOrders(actor: Actor, now: Date, say: (text: string) => void) {
  for (let i = 0; i < HISTORY; i++) {
    const age = DAYS * (1 - i / HISTORY) ** 1.7;
    const at = addMinutes(addDays(now, -age), (chance(i, 3) % 50) + 1);
    if (at >= now) continue;
    const input = orderInput(i);
    const { orderId } = await placeOrder(actor, input, at);
    if (input.channel === 'phone') {
      if (age < 1) continue;
      await verifyOrder(actor, { orderId }, addMinutes(at, 8));
    }
    await live(actor, i, orderId, at, now, age);
  }
  for (let i = HISTORY; i < HISTORY + 5; i++)
    await placeOrder(
      system('demo'),
      orderInput(i, i === HISTORY + 4 ? 'phone' : 'web'),
      addMinutes(now, (i - HISTORY) * 9 - 60),
    );
  await seedChecks(actor, now, (i) => orderInput(i, 'web'), HISTORY + 5);
  say(`${HISTORY + 7} orders in every state.`);
}

async function live(actor: Actor, i: number, orderId: number, at: Date, now: Date, age: number) {
  const luck = chance(i, 1);
  if (age > 2 && luck < 4) {
    await cancelOrder(actor, { orderId, reason: 'customer' }, addMinutes(at, 45));
    return;
  }
  if (age < 4 && luck > 90) {
    await holdOrder(
      actor,
      { orderId, reason: 'address', note: 'House number is missing' },
      addMinutes(at, 12),
    );
    return;
  }
  const late = luck > 88;
  const onRoad = late ? 6 : 2;
  const reach: Reach =
    age > onRoad + 1
      ? 'delivered'
      : age > 1.2
        ? 'handed_over'
        : pick(['planned', 'released', 'picked', 'packed'], i);
  await walk(actor, orderId, at, reach, now, onRoad);
  if (reach === 'handed_over' || reach === 'delivered')
    await collect(actor, i, orderId, addMinutes(at, 300), now);
  if (late && age > 3)
    await noteOrder(
      actor,
      { orderId, note: 'The carrier lost two days. Called the customer and said the new day.' },
      addDays(at, 3),
    );
  if (reach !== 'delivered') return;

  const arrived = addDays(at, onRoad + 0.2);
  if (age > 5.5 + (onRoad - 2) && chance(i, 7) < 86)
    await hear(actor, i, orderId, arrived, now, chance(i, 7) < 60);
  if (chance(i, 5) < 16) await comeBack(actor, i, orderId, arrived, now);
}

/** What was authorized is captured when the goods have left; phone customers pay by bank transfer. */
async function collect(actor: Actor, i: number, orderId: number, at: Date, now: Date) {
  const { dueAmount, authorizedAmount } = await moneyOf(orderId);
  const when = at < now ? at : now;
  const ref = { orderId, amount: dueAmount, providerRef: `demo-${i}-paid` };
  if (dueAmount <= 0) return;
  if (authorizedAmount > 0) await capturePayment(actor, { ...ref, provider: 'card' }, when);
  else if (i % 4 !== 0) await recordReceipt(actor, { ...ref, provider: 'bank transfer' }, when);
}

async function comeBack(actor: Actor, i: number, orderId: number, arrived: Date, now: Date) {
  const lineNo = await deliveredLine(orderId);
  if (!lineNo) return;
  const reason = pick(['changed_mind', 'damaged', 'not_as_described', 'wrong_item'] as const, i);
  const steps: ((at: Date, returnNo: number) => Promise<unknown>)[] = [
    (at, returnNo) => approveReturn(actor, { orderId, returnNo }, at),
    (at, returnNo) => receiveReturn(actor, { orderId, returnNo }, at),
    (at, returnNo) =>
      inspectReturn(
        actor,
        {
          orderId,
          returnNo,
          units: [{ lineNo, quantity: 1, condition: reason === 'damaged' ? 'damaged' : 'resell' }],
        },
        at,
      ),
    (at, returnNo) => refundReturn(actor, { orderId, returnNo }, at),
  ];
  const asked = addDays(arrived, 1);
  if (asked >= now) return;
  const { returnNo } = await requestReturn(
    actor,
    { orderId, lines: [{ lineNo, quantity: 1, reason, outcome: 'refund' }] },
    asked,
  );
  for (const [day, step] of steps.slice(0, i % 5).entries()) {
    const at = addDays(asked, day + 1);
    if (at < now) await step(at, returnNo);
  }
}

function orderInput(
  i: number,
  channel: string = pick(['web', 'web', 'web', 'market', 'phone'], chance(i, 9)),
) {
  const [name, line1, postcode, city, country, language] = pick(demoPeople, chance(i, 2));
  const lines = Array.from({ length: 1 + (chance(i, 4) % 3) }, (_, n) => {
    const [sku] = pick(demoProducts, chance(i, 4) + n * 5);
    return { sku, quantity: 1 + (chance(i + n, 6) % 3 === 0 ? 3 : 0) };
  });
  const priceOf = (sku: string) => demoProducts.find((product) => product[0] === sku)?.[3] ?? 0;
  const total = lines.reduce((sum, { sku, quantity }) => sum + priceOf(sku) * quantity, 490);
  const paid = channel !== 'phone';
  return PlaceOrderInput.parse({
    channel,
    externalId: `${channel.toUpperCase()}-${5_530_000 + i}`,
    currency: 'EUR',
    customer: {
      name,
      email: `${name
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^a-z]+/g, '.')}@post.example`,
      phone: `${dialing[country] ?? '+32 470'} ${String(100_000 + chance(i, 2) * 8117)}`,
      language,
    },
    shipTo: { name, line1, postcode, city, country, ...demoSpots[city] },
    lines,
    shippingAmount: 490,
    payments: paid
      ? [
          {
            kind: i % 3 === 0 ? 'authorize' : 'capture',
            amount: total,
            provider: 'card',
            providerRef: `demo-${i}`,
          },
        ]
      : [],
    tags: i % 11 === 0 ? ['VIP'] : [],
  });
}
