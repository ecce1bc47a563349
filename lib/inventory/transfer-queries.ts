import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import type { TransferStatus } from '@/db/statuses';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import { isOverdue, overdueBefore } from './rules';
import type { TransferFilter, TransferTab } from './transfer-inputs';

export type TransferRow = {
  id: number;
  status: TransferStatus;
  from: string;
  to: string;
  note: string | null;
  createdAt: Date;
  sentAt: Date | null;
  expectedAt: Date | null;
  overdue: boolean;
  skus: number;
  units: number;
  received: number;
  missing: number;
};
type Moments = 'createdAt' | 'sentAt' | 'expectedAt' | 'overdue';
type Raw = Omit<TransferRow, Moments> & {
  createdAt: string;
  sentAt: string | null;
  expectedAt: string | null;
};

const columns = sql`t.id, t.status, f.name "from", l.name "to", t.note, to_jsonb(t.created_at) "createdAt",
  to_jsonb(t.sent_at) "sentAt", to_jsonb(t.expected_at) "expectedAt", x.*`;
const joins = sql`join locations f on f.id = t.from_location_id join locations l on l.id = t.to_location_id
  cross join lateral (select count(*)::int skus, coalesce(sum(quantity), 0)::int units, coalesce(sum(received), 0)::int received,
    coalesce(sum(missing), 0)::int missing from transfer_lines where transfer_id = t.id) x`;

const rowOf = (raw: Raw, now: Date): TransferRow => {
  const expectedAt = raw.expectedAt ? new Date(raw.expectedAt) : null;
  return {
    ...raw,
    createdAt: new Date(raw.createdAt),
    sentAt: raw.sentAt ? new Date(raw.sentAt) : null,
    expectedAt,
    overdue: raw.status === 'sent' && expectedAt !== null && isOverdue(expectedAt, now),
  };
};

const tabs: Record<TransferTab, (now: Date) => SQL> = {
  open: () => sql`t.closed_at is null`,
  draft: () => sql`t.closed_at is null and t.status = 'draft'`,
  sent: () => sql`t.closed_at is null and t.status = 'sent'`,
  overdue: (now) =>
    sql`t.closed_at is null and t.status = 'sent' and t.expected_at < ${overdueBefore(now).toISOString()}::timestamptz`,
  closed: () => sql`t.closed_at is not null`,
  all: () => sql`true`,
};

/** Transfers from or to this person's locations, newest first. */
export async function listTransfers(
  actor: Actor,
  { tab, location, after }: TransferFilter,
  now: Date,
): Promise<Page<TransferRow>> {
  permit(actor, 'stock.read');
  const beyond = after
    ? sql`and (t.created_at, t.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : sql``;
  const rows = await db.execute<Raw>(sql`
    select ${columns} from transfers t ${joins} where ${tabs[tab](now)} and ${mine(actor)} ${beyond}
      ${location ? sql`and ${location} in (f.code, l.code)` : sql``}
    order by t.created_at desc, t.id desc limit ${PAGE_SIZE + 1}`);
  return toPage(
    rows.map((row) => rowOf(row, now)),
    (last) => `${last.createdAt.toISOString()}~${last.id}`,
  );
}

export type TransferDetail = TransferRow & {
  fromCode: string;
  toCode: string;
  /** Whether this person works at either end. */
  sends: boolean;
  receives: boolean;
  lines: {
    sku: string;
    name: string;
    picture: string | null;
    bin: string | null;
    quantity: number;
    received: number;
    missing: number;
    /** At the origin: on hand less reserved. */
    free: number;
  }[];
};

export async function getTransfer(actor: Actor, id: number, now: Date): Promise<TransferDetail | null> {
  permit(actor, 'stock.read');
  const [row] = await db.execute<
    Raw & Pick<TransferDetail, 'fromCode' | 'toCode' | 'sends' | 'receives' | 'lines'>
  >(sql`
    select ${columns}, f.code "fromCode", l.code "toCode", ${works(actor, 'f')} sends, ${works(actor, 'l')} receives,
      (select coalesce(jsonb_agg(jsonb_build_object('sku', v.sku, 'name', v.name, 'picture', v.picture, 'bin', s.bin,
        'quantity', y.quantity, 'received', y.received, 'missing', y.missing, 'free', coalesce(s.on_hand - s.reserved, 0)) order by s.bin, v.sku), '[]')
        from transfer_lines y join variants v on v.id = y.variant_id
        left join stock_levels s on s.variant_id = y.variant_id and s.location_id = t.from_location_id
        where y.transfer_id = t.id) lines
    from transfers t ${joins} where t.id = ${id} and ${mine(actor)}`);
  if (!row) return null;
  const { fromCode, toCode, sends, receives, lines } = row;
  return { ...rowOf(row, now), fromCode, toCode, sends, receives, lines };
}

/** `f` the origin, `l` the destination. */
function works(actor: Actor, side: 'f' | 'l') {
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  if (!own) return sql`true`;
  return side === 'f' ? sql`f.id = any(${pgArray(own)}::int[])` : sql`l.id = any(${pgArray(own)}::int[])`;
}
const mine = (actor: Actor) => sql`(${works(actor, 'f')} or ${works(actor, 'l')})`;
