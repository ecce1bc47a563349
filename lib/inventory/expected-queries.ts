import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { IncomingFilter, IncomingTab } from './expected-inputs';
import { isOverdue, overdueBefore } from './rules';

export type IncomingRow = {
  id: number;
  sku: string;
  name: string;
  location: string;
  locationName: string;
  quantity: number;
  received: number;
  reference: string | null;
  transferId: number | null;
  expectedAt: Date;
  overdue: boolean;
  closed: boolean;
  /** Units of orders that wait for it. */
  waiting: number;
};
type Raw = Omit<IncomingRow, 'expectedAt' | 'overdue'> & { expectedAt: string };

const tabs: Record<IncomingTab, (now: Date) => SQL> = {
  open: () => sql`r.closed_at is null`,
  overdue: (now) =>
    sql`r.closed_at is null and r.expected_at < ${overdueBefore(now).toISOString()}::timestamptz`,
  closed: () => sql`r.closed_at is not null`,
};

/** What is to come to this person's locations: the next first, what is over the last first. */
export async function listIncoming(
  actor: Actor,
  { tab, location, q, after }: IncomingFilter,
  now: Date,
): Promise<Page<IncomingRow>> {
  permit(actor, 'stock.read');
  const down = tab === 'closed';
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  const beyond = after
    ? sql`and (r.expected_at, r.id) ${down ? sql`<` : sql`>`} (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : sql``;
  const order = down ? sql`r.expected_at desc, r.id desc` : sql`r.expected_at, r.id`;
  const rows = await db.execute<Raw>(sql`
    select r.id, v.sku, v.name, l.code location, l.name "locationName", r.quantity, r.received, r.reference,
      r.transfer_id "transferId", to_jsonb(r.expected_at) "expectedAt", r.closed_at is not null closed,
      coalesce((select sum(x.quantity) from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
        where s.expected_receipt_id = r.id and s.status = 'waiting'), 0)::int waiting
    from receipts_expected r join variants v on v.id = r.variant_id join locations l on l.id = r.location_id
    where ${tabs[tab](now)} ${own ? sql`and l.id = any(${pgArray(own)}::int[])` : sql``}
      ${location ? sql`and l.code = ${location}` : sql``}
      ${q ? sql`and (starts_with(upper(v.sku), upper(${q})) or v.barcode = ${q} or r.reference = ${q})` : sql``} ${beyond}
    order by ${order} limit ${PAGE_SIZE + 1}`);
  return toPage(
    rows.map((row) => {
      const expectedAt = new Date(row.expectedAt);
      return { ...row, expectedAt, overdue: !row.closed && isOverdue(expectedAt, now) };
    }),
    (last) => `${last.expectedAt.toISOString()}~${last.id}`,
  );
}
