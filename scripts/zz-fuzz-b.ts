import { closeDb, db } from '@/db';
import { sql } from 'drizzle-orm';
import { Refusal } from '@/lib/errors';
import { aLocation, aProduct, aBundle, anOrder, aChannel, at, owner, support, merchant, minutesLater } from '@/tests/world';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { countStock } from '@/lib/inventory/count-stock';
import { adjustStock } from '@/lib/inventory/adjust-stock';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { holdOrder } from '@/lib/orders/hold-order';
import { releaseHold } from '@/lib/orders/release-hold';
import { verifyOrder } from '@/lib/orders/verify-order';
import { preview } from '@/lib/orders/preview';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { undoHandOver } from '@/lib/fulfillment/undo-hand-over';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { capturePayment } from '@/lib/payments/capture-payment';
import { recordAuthorization } from '@/lib/payments/record-authorization';
import { grantCredit } from '@/lib/payments/grant-credit';
import { refundPayment } from '@/lib/payments/refund-payment';
import { assertAllSound } from '@/tests/refused';

const N = Number(process.argv[2] ?? 1500), W = 8;
let seed = Number(process.argv[3] ?? 1);
const rnd = (n: number) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return Math.floor((seed / 0x7fffffff) * n) % n; };
const pick = <T>(a: readonly T[]) => a[rnd(a.length)] as T;
const locs = [await aLocation(), await aLocation({ latitude: 48.1, longitude: 11.5 }), await aLocation()];
const prods = await Promise.all(Array.from({ length: 4 }, () => aProduct({ backorder: 'always', stock: locs.map((location) => ({ location, onHand: 10 })) })));
const set = await aBundle([{ variantId: prods[0]!.variantId, quantity: 2 }, { variantId: prods[1]!.variantId, quantity: 1 }], 999);
const digital = await aProduct({ kind: 'digital' });
const channel = await aChannel(), strict = await aChannel({ autoConfirm: false });
const orders: number[] = [];
const counts: Record<string, [number, number]> = {};
const rowsOf = async (q: ReturnType<typeof sql>) => [...await db.execute<Record<string, number>>(q)];
let minute = 0;
async function step() {
  const now = minutesLater(++minute);
  const orderId = orders.length ? pick(orders) : 0;
  const op = pick(['place','place','receive','receive','count','adjust','cancelUnits','cancelUnits','hold','release','release','pick','pick','pick','pick','pickPart','pickPart','short','pack','pack','pack','pack','unpack','hand','hand','hand','undo','deliver','capture','refund','preview','verify']);
  const sh = await rowsOf(sql`select s.no, x.line_no line, x.quantity q from shipments s join shipment_lines x on x.order_id=s.order_id and x.shipment_no=s.no where s.order_id=${orderId}`);
  const s = sh.length ? pick(sh) : { no: 1, line: 1, q: 1 };
  const pc = await rowsOf(sql`select distinct parcel_id id from parcel_lines where order_id=${orderId}`);
  const parcelId = pc.length ? pick(pc).id! : 999999999;
  const sku = pick(prods).sku, location = pick(locs).code;
  const who = pick([owner, owner, support, merchant]);
  const run: Record<string, () => Promise<unknown>> = {
    place: async () => {
      const lines = Array.from({ length: 1 + rnd(3) }, () => ({ sku: pick([...prods.map((p) => p.sku), set.sku, digital.sku]), quantity: 1 + rnd(4), unitAmount: 333 + rnd(1000), discountAmount: rnd(50), taxAmount: rnd(60) }));
      const o = await anOrder({ channel: pick([channel, channel, strict]), lines, shippingAmount: rnd(2) * 490, taxIncluded: rnd(2) === 0, paid: rnd(2) === 0 && false }, owner, now);
      orders.push(o.orderId);
    },
    receive: () => receiveStock(owner, { location, lines: [{ sku, quantity: 1 + rnd(6) }, { sku: pick(prods).sku, quantity: 1 + rnd(3) }] }, now),
    count: () => countStock(owner, { sku, location, counted: 3 + rnd(30) }, now),
    adjust: () => adjustStock(owner, { sku, location, quantity: rnd(9) - 4 || 1, kind: pick(['correction', 'damaged'] as const), reason: 'fuzz' }, now),
    cancel: () => cancelOrder(who, { orderId, reason: 'customer' }, now),
    cancelUnits: () => cancelOrder(who, { orderId, units: [{ lineNo: 1 + rnd(3), quantity: 1 + rnd(2) }], reason: 'customer' }, now),
    hold: () => holdOrder(who, { orderId, reason: pick(['fraud', 'address'] as const), ...pick([{}, { shipmentNo: s.no! }, { lineNo: s.line! }]) }, now),
    release: () => releaseHold(who, { orderId, holdNo: 1 + rnd(3) }, now),
    verify: () => verifyOrder(owner, { orderId }, now),
    releaseS: () => releaseShipment(owner, { orderId, shipmentNo: s.no! }, now),
    pick: () => pickShipment(owner, { orderId, shipmentNo: s.no! }, now),
    pickPart: () => pickShipment(owner, { orderId, shipmentNo: s.no!, units: [{ lineNo: s.line!, quantity: 1 }] }, now),
    short: () => shortPick(owner, { orderId, shipmentNo: s.no!, lineNo: s.line!, quantity: 1 + rnd(2), reason: pick(['none', 'this_quantity', 'all_remaining'] as const) }, now),
    pack: () => packParcel(owner, { orderId, shipmentNo: s.no! }, now),
    unpack: () => unpackParcel(owner, { parcelId }, now),
    hand: () => handOverParcel(owner, { parcelId, carrier: 'Post' }, now),
    undo: () => undoHandOver(owner, { parcelId }, now),
    deliver: () => deliverParcel(owner, { parcelId }, now),
    auth: () => recordAuthorization(owner, { orderId, amount: 500 + rnd(2000), provider: 'fake' }, now),
    capture: () => capturePayment(owner, { orderId, amount: 100 + rnd(1500), provider: pick(['fake', 'bank']) }, now),
    credit: () => grantCredit(owner, { orderId, amount: 1 + rnd(300), reason: 'goodwill' }, now),
    refund: () => refundPayment(owner, { orderId, amount: 1 + rnd(500), ...pick([{}, { credit: 'goodwill' as const }]) }, now),
    preview: () => preview(orderId, () => cancelOrder(owner, { orderId, reason: 'customer' }, now)),
  };
  if (!orderId && !['place', 'receive', 'count', 'adjust'].includes(op)) return;
  const c = (counts[op] ??= [0, 0]);
  try { await run[op]!(); c[0]++; } catch (e) {
    if (e instanceof Refusal) { c[1]++; (refusals[`${op}: ${e.message.replace(/\d+|SKU-\w+|Thing|€[\d.,]+|T\d+/g, '#').slice(0, 90)}`] ??= [0])[0]!++; } else { console.log('FAULT', op, e); faults++; }
  }
}
const refusals: Record<string, number[]> = {};
let faults = 0;
const t = Date.now();
await Promise.all(Array.from({ length: W }, async () => { for (let i = 0; i < N / W; i++) await step(); }));
console.log(Date.now() - t, 'ms', 'faults', faults);
console.log(Object.entries(counts).map(([k, [a, b]]) => `${k} ${a}/${b}`).join('  '));
if (process.argv[4]) console.log(Object.entries(refusals).map(([k, [n]]) => `${n} ${k}`).sort().join('\n'));
await assertAllSound(minutesLater(minute)).then(() => console.log('SOUND'), (e) => console.log(String(e.message).slice(0, 3000)));
await closeDb();
