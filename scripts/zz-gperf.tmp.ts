import { writeFileSync } from 'node:fs';
import { db, closeDb } from '@/db';
import { sql } from 'drizzle-orm';
import type { StaffActor } from '@/lib/staff/permissions';
import { OrdersFilter, orderViews } from '@/lib/orders/list-inputs';
import { countOrders, listOrders } from '@/lib/orders/list-queries';
import { findExactOrder, searchOrders } from '@/lib/orders/search-queries';
import { getOrder } from '@/lib/orders/detail-queries';
import { listTimeline } from '@/lib/events/queries';
import { getFunnel, getToday } from '@/lib/reports/queries';
import { listOpenWork } from '@/lib/work/queries';
import { listCustomers, getCustomer } from '@/lib/customers/list-queries';
import { fulfillQueue, listHandedOver, countQueue } from '@/lib/fulfillment/queries';
import { getShipmentForPacking } from '@/lib/fulfillment/packing-queries';
import { listReturns, countReturns } from '@/lib/returns/queries';
import { returnTabs } from '@/lib/returns/list-inputs';
import { getReturn } from '@/lib/returns/detail-queries';
import { listStockLevels, listMovements, ordersReserving } from '@/lib/inventory/queries';
import { listFeedback, summarizeFeedback, responseToAsking } from '@/lib/feedback/queries';
import { FeedbackFilter } from '@/lib/feedback/inputs';
import { listMessages, messagesOfOrder } from '@/lib/messages/queries';
import { MessagesFilter } from '@/lib/messages/inputs';
import { getChannelOrder, listChannelOrders } from '@/lib/channels/order-queries';
import { getTracking, getOwnOrder } from '@/lib/customers/portal-queries';

const o: StaffActor = { kind: 'staff', id: 1, name: 'Ana', role: 'owner', locationIds: null };
const now = new Date();
await db.execute(sql`select 1`);
const N = Number((await db.execute<{ n: number }>(sql`select max(id) n from orders`))[0]!.n);
const live = (db as any).session;
const orig = live.prepareQuery.bind(live);
let seen: { sql: string; params: unknown[] }[] = [];
live.prepareQuery = (q: any, ...rest: any[]) => { seen.push(q); return orig(q, ...rest); };
const client = (globalThis as any).waybillDb.client;
const one = async <T>(q: any) => (await db.execute<any>(q))[0] as T;
const mid: any = await one(sql`select to_jsonb(placed_at) placed_at, id from orders where id = ${Math.floor(N / 2)}`);
const c: any = await one(sql`select email, phone, name, name_folded, name_reversed, order_id from order_contacts where order_id = ${Math.floor(N * 0.97)}`);
const top: any = await one(sql`select v.sku, v.id, count(*) from order_lines l join variants v on v.id = l.variant_id group by 1,2 order by 3 desc limit 1`);
const cust: any = await one(sql`select customer_id id, count(*) from orders group by 1 order by 2 desc limit 1`);
const rma: any = await one(sql`select rma, order_id from returns limit 1`);
const lvl: any = await one(sql`select v.sku, l.code from stock_movements m join variants v on v.id=m.variant_id join locations l on l.id=m.location_id group by 1,2 order by count(*) desc limit 1`);
const q1: any = await one(sql`select order_id, no from shipments where location_id = 1 and status='planned' limit 1`);
const at = new Date(mid.placed_at).toISOString();
const F = (x: object) => OrdersFilter.parse(x);
const cases: [string, () => Promise<unknown>][] = [
  ['list all', () => listOrders(o, F({}), now)],
  ['list all, cursor at half', () => listOrders(o, F({ after: `${at}~${mid.id}` }), now)],
  ...orderViews.slice(1).map((v): [string, () => Promise<unknown>] => [`view ${v}`, () => listOrders(o, F({ view: v }), now)]),
  ...orderViews.map((v): [string, () => Promise<unknown>] => [`count ${v}`, () => countOrders(o, F({ view: v }), now)]),
  ...([{ status: 'closed', payment: 'partially_refunded' }, { payment: 'partially_refunded', channel: 6, tag: 'vip' }, { location: 50 }, { location: 1, fulfillment: 'delivered' }, { tag: 'vip' }, { tag: 'nobody' }, { hold: 'address' }, { country: 'DE' }, { country: 'FR' }, { channel: 1 }, { sku: top.sku }, { sku: 'SKU-00077' }, { customer: cust.id }, { from: '2026-01-01', to: '2026-01-31' }, { tag: 'gift', from: '2025-03-01', to: '2025-03-31' }, { view: 'unfulfilled', location: 50 }, { view: 'late', tag: 'vip' }, { view: 'payment_due', channel: 6 }] as object[]).flatMap((f): [string, () => Promise<unknown>][] => [
    [`filter ${JSON.stringify(f)}`, () => listOrders(o, F(f), now)], [`count filter ${JSON.stringify(f)}`, () => countOrders(o, F(f), now)]]),
  ...([['number', `WB${1000000 + 777}`], ['email', c.email], ['email start', c.email.slice(0, 6)], ['email 3 letters', 'mar'], ['name', c.name], ['first name', 'maria'], ['first name 3 letters', 'ana'], ['last name', c.name_reversed.split(' ')[0]], ['phone', c.phone], ['phone start', '+4915'], ['sku rare', 'SKU-00077'], ['sku most sold', top.sku], ['tracking', '00340' + (434000000000000 + 777 * 7919)], ['rma', rma.rma], ['payment ref', 'py_777a'], ['external', 'X-' + (777 * 7919) % 99999989], ['nothing', 'qqqxyz']] as string[][]).map(([k, t]): [string, () => Promise<unknown>] => [`search ${k}`, () => searchOrders(o, t!)]),
  ['exact number', () => findExactOrder(o, 'WB1000777')],
  ['detail', () => getOrder(o, 1 + Math.floor(Math.random() * N))],
  ['timeline', () => listTimeline(o, 1 + Math.floor(Math.random() * N))],
  ['funnel', () => getFunnel(o, now)], ['today', () => getToday(o, now)], ['open work', () => listOpenWork(o)],
  ...(['open', 'in_progress', 'packed', 'problems'] as const).map((tab): [string, () => Promise<unknown>] => [`queue ${tab}, busiest place`, () => fulfillQueue(o, { tab, location: 1 })]),
  ['queue counts', () => countQueue(o, 1)], ['handed over', () => listHandedOver(o, { tab: 'handed_over', location: 1 })], ['handed over, quiet place', () => listHandedOver(o, { tab: 'handed_over', location: 50 })],
  ['bench', () => getShipmentForPacking(o, q1.order_id, q1.no)],
  ...returnTabs.map((tab): [string, () => Promise<unknown>] => [`returns ${tab}`, () => listReturns(o, { tab })]),
  ['returns by e-mail', () => listReturns(o, { tab: 'all', q: c.email })], ['returns by number', () => listReturns(o, { tab: 'all', q: `WB${1000000 + rma.order_id}` })], ['returns counts', () => countReturns(o)], ['return', () => getReturn(o, rma.rma)],
  ['stock list', () => listStockLevels(o, {})], ['stock list deep', () => listStockLevels(o, { cursor: 'L9~SKU-15000' })], ['stock by SKU start', () => listStockLevels(o, { q: 'SKU-1500' })], ['stock by word', () => listStockLevels(o, { q: 'variant 777' })], ['stock at a place', () => listStockLevels(o, { location: 'L7' })],
  ['movements', () => listMovements(o, { sku: top.sku })], ['movements at a place', () => listMovements(o, { sku: lvl.sku, location: lvl.code })], ['orders reserving', () => ordersReserving(o, { sku: top.sku, location: 'L1' })],
  ['customers', () => listCustomers(o, {})], ['customers deep', () => listCustomers(o, { after: 5000 })], ['customers by e-mail', () => listCustomers(o, { q: c.email })], ['customers by first name', () => listCustomers(o, { q: 'maria' })], ['customers by last name', () => listCustomers(o, { q: c.name_reversed.split(' ')[0] })], ['customers 2 letters', () => listCustomers(o, { q: 'an' })], ['customers nothing', () => listCustomers(o, { q: 'qqqxyz' })], ['customer with most orders', () => getCustomer(o, cust.id)],
  ['feedback', () => listFeedback(o, FeedbackFilter.parse({}))], ['feedback low scores', () => listFeedback(o, FeedbackFilter.parse({ score: 1 }))], ['feedback with words', () => listFeedback(o, FeedbackFilter.parse({ commented: 'yes' }))], ['feedback month', () => listFeedback(o, FeedbackFilter.parse({ from: '2026-01-01', to: '2026-01-31' }))],
  ['feedback sums, all time', () => summarizeFeedback(o, FeedbackFilter.parse({}))], ['feedback sums, month', () => summarizeFeedback(o, FeedbackFilter.parse({ from: '2026-01-01', to: '2026-01-31' }))], ['response, all time', () => responseToAsking(o, FeedbackFilter.parse({}))], ['response, month', () => responseToAsking(o, FeedbackFilter.parse({ from: '2026-01-01', to: '2026-01-31' }))],
  ['messages', () => listMessages(o, MessagesFilter.parse({}))], ['messages failed', () => listMessages(o, MessagesFilter.parse({ state: 'failed' }))], ['messages kind', () => listMessages(o, MessagesFilter.parse({ kind: 'refund-sent' }))], ['messages by address', () => listMessages(o, MessagesFilter.parse({ q: 'x999' }))], ['messages by number', () => listMessages(o, MessagesFilter.parse({ q: `wb${1000000 + Math.floor(N * .97)}` }))], ['messages of an order', () => messagesOfOrder(o, Math.floor(N * .97))],
  ['API list, channel 6', () => listChannelOrders({ kind: 'key', id: 1, channelId: 6, scopes: ['orders:read'] }, { limit: 50 })], ['API order', () => getChannelOrder({ kind: 'key', id: 1, channelId: 6, scopes: ['orders:read'] }, 'WB1000777')],
  ['portal order', () => getTracking({ kind: 'customer', orderId: 777, proven: true }, 777)], ['portal own order', () => getOwnOrder({ kind: 'customer', orderId: 777, proven: true }, 777)],
];
const only = process.argv[2];
const big = /^(orders|order_|shipment|parcel|payments|credits|events|stock_movements|stock_levels|feedback|messages|customers|promises|returns|return_|work_items|variants)/;
const out: string[] = []; const plans: string[] = [];
for (const [name, run] of cases) {
  if (only && !new RegExp(only).test(name)) continue;
  try {
    const t: number[] = [];
    const began = performance.now();
    for (let i = 0; i < 25 && (i < 8 || performance.now() - began < 1500); i++) { const s = performance.now(); await run(); t.push(performance.now() - s); }
    t.sort((a, b) => a - b);
    seen = []; await run(); const mine = seen; seen = [];
    const notes: string[] = []; let exec = 0;
    for (const q of mine) {
      const rows = await client.unsafe('explain (analyze, buffers, format json) ' + q.sql, q.params);
      const plan = rows[0]['QUERY PLAN'][0];
      exec += plan['Execution Time'] + plan['Planning Time'];
      const walk = (n: any) => { if (n['Node Type'] === 'Seq Scan' && big.test(n['Relation Name'])) notes.push(`SEQ ${n['Relation Name']}(${n['Actual Rows']}×${n['Actual Loops']})`); if (/Sort/.test(n['Node Type'])) { const r = n.Plans?.[0]?.['Actual Rows'] * n.Plans?.[0]?.['Actual Loops']; if (r > 2000) notes.push(`SORT ${r}`); } if ((n['Rows Removed by Filter'] ?? 0) * n['Actual Loops'] > 3000) notes.push(`FILTERED ${n['Relation Name'] ?? n['Node Type']} ${n['Rows Removed by Filter'] * n['Actual Loops']}`); for (const p of n.Plans ?? []) walk(p); };
      walk(plan.Plan); notes.push(`buf ${plan.Plan['Shared Hit Blocks']}+${plan.Plan['Shared Read Blocks']}`);
      plans.push(`### ${name}\n${JSON.stringify(q.params)}\n${q.sql}\n` + (await client.unsafe('explain (analyze, buffers) ' + q.sql, q.params)).map((r: any) => r['QUERY PLAN']).join('\n'));
    }
    const line = [name.padEnd(60), 'p50', t[Math.floor(t.length / 2)]!.toFixed(1).padStart(6), 'p95', t[Math.floor(t.length * .95)]!.toFixed(1).padStart(6), 'best', t[0]!.toFixed(1).padStart(5), 'explain', exec.toFixed(1).padStart(6), notes.join(' ')].join(' ');
    out.push(line); console.log(line);
  } catch (e) { console.log(name, 'ERROR', (e as Error).message, ((e as Error).cause as Error)?.message); }
}
writeFileSync('/tmp/wb/gperf.plans.txt', plans.join('\n\n'));
await closeDb();
