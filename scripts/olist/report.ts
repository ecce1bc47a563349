import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { ImportError } from './errors';
import { centsOf, files, momentOf, readCsv } from './read';

type Line = { what: string; inFiles: number; explained: number; inWaybill: number };

/** "In the files / in Waybill" for each sum; `explained` is what the error file takes out or moves. */
export async function compare(folder: string, errors: readonly ImportError[]): Promise<Line[]> {
  const source = await countFiles(folder);
  const stored = await countWaybill();
  const lines = [...source].map(([what, inFiles]) => ({
    what,
    inFiles,
    explained: explain(what, errors) || 0,
    inWaybill: stored.get(what) ?? 0,
  }));
  for (const [what, inWaybill] of stored)
    if (!source.has(what)) lines.push({ what, inFiles: 0, explained: explain(what, errors), inWaybill });
  return lines;
}

export const differs = ({ inFiles, explained, inWaybill }: Line) => inFiles + explained !== inWaybill;

function explain(what: string, errors: readonly ImportError[]) {
  const sum = (value: (error: ImportError) => number) =>
    errors.reduce((total, error) => total + value(error), 0);
  const [topic = '', group = ''] = what.split(': ');
  if (topic === 'orders') return sum((e) => (e.to === group ? 1 : 0) - (e.from === group ? 1 : 0));
  if (topic === 'items') return -sum((e) => e.items ?? 0);
  if (topic === 'late deliveries') return -sum((e) => e.late ?? 0);
  if (topic === 'payments') return -sum((e) => (e.fact === 'payment' && e.group === group ? 1 : 0));
  if (topic === 'paid, cents')
    return -sum((e) => (e.fact === 'payment' && e.group === group ? (e.amount ?? 0) : 0));
  return -sum((e) => (e.fact === 'review' && e.group === group ? 1 : 0));
}

async function countFiles(folder: string) {
  const counts = new Map<string, number>();
  const add = (what: string, n = 1) => counts.set(what, (counts.get(what) ?? 0) + n);
  for await (const { cells } of readCsv(folder, files.orders)) {
    add(`orders: ${cells.order_status}`);
    const delivered = momentOf(cells.order_delivered_customer_date);
    const promised = momentOf(cells.order_estimated_delivery_date);
    if (delivered && promised && delivered > promised) add('late deliveries');
  }
  for await (const _ of readCsv(folder, files.items)) add('items');
  for await (const { cells } of readCsv(folder, files.payments)) {
    add(`payments: ${cells.payment_type}`);
    add(`paid, cents: ${cells.payment_type}`, centsOf(cells.payment_value));
  }
  for await (const { cells } of readCsv(folder, files.reviews)) add(`reviews: ${cells.review_score}`);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function countWaybill() {
  const rows = await db.execute<{ what: string; n: number }>(sql`
    with o as (select o.* from orders o join channels c on c.id = o.channel_id and c.code = 'olist')
    select 'orders: ' || case
        when status = 'canceled' then case when exists (select from events e where e.order_id = o.id and e.type = 'order.canceled'
          and e.data ->> 'reason' = 'inventory') then 'unavailable' else 'canceled' end
        when fulfillment_status in ('delivered', 'shipped') then fulfillment_status
        when fulfillment_status in ('partially_shipped', 'partially_delivered') then 'partly ' || fulfillment_status
        when exists (select from shipments s where s.order_id = o.id and s.status = 'released') then 'processing'
        when tags @> array['invoiced'] then 'invoiced' else 'approved' end what, count(*) n from o group by 1
    union all select 'late deliveries', count(*) from o where delivered_at > promised_at
    union all select 'items', coalesce(sum(l.quantity), 0)::bigint from o join order_lines l on l.order_id = o.id
    union all select 'payments: ' || provider, count(*) from o join payments p on p.order_id = o.id where kind = 'capture' group by 1
    union all select 'paid, cents: ' || provider, sum(amount)::bigint from o join payments p on p.order_id = o.id where kind = 'capture' group by 1
    union all select 'reviews: ' || score, count(*) from o join feedback f on f.order_id = o.id where f.answered_at is not null group by 1`);
  return new Map(rows.filter(({ n }) => n > 0).map(({ what, n }) => [what, n]));
}

export function printTable(lines: readonly Line[], print: (text: string) => void) {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const number = (n: number) => n.toLocaleString('en').padStart(13);
  print(
    `${''.padEnd(width)} ${'in the files'.padStart(13)} ${'error file'.padStart(13)} ${'in Waybill'.padStart(13)}`,
  );
  for (const line of lines)
    print(
      `${line.what.padEnd(width)} ${number(line.inFiles)} ${number(line.explained)} ${number(line.inWaybill)} ${differs(line) ? ' ✗ not explained' : ''}`,
    );
}
