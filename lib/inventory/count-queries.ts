import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import type { CountStatus } from '@/db/statuses';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CountFilter, CountLineFilter } from './count-inputs';

export type CountRow = {
  id: number;
  status: CountStatus;
  location: string;
  locationName: string;
  note: string | null;
  createdAt: Date;
  postedAt: Date | null;
  countedBy: string | null;
  lines: number;
  counted: number;
  /** Lines that differ, units too many and units too few: nobody is told before the count is submitted. */
  differing: number;
  over: number;
  under: number;
  posted: number;
};
type Raw = Omit<CountRow, 'createdAt' | 'postedAt'> & { createdAt: string; postedAt: string | null };

const columns = sql`c.id, c.status, l.code location, l.name "locationName", c.note, to_jsonb(c.created_at) "createdAt",
  to_jsonb(c.posted_at) "postedAt", w.name "countedBy", x.*`;
const joins = sql`join locations l on l.id = c.location_id left join staff w on w.id = c.counted_by
  cross join lateral (select count(*)::int lines, count(counted)::int counted,
    count(*) filter (where c.status <> 'open' and counted <> expected)::int differing,
    coalesce(sum(counted - expected) filter (where c.status <> 'open' and counted > expected), 0)::int "over",
    coalesce(sum(expected - counted) filter (where c.status <> 'open' and counted < expected), 0)::int under,
    count(posted_by_event)::int posted from stock_count_lines where count_id = c.id) x`;
const rowOf = (row: Raw): CountRow => ({
  ...row,
  createdAt: new Date(row.createdAt),
  postedAt: row.postedAt ? new Date(row.postedAt) : null,
});

/** Counts at this person's locations, newest first. */
export async function listCounts(
  actor: Actor,
  { tab, location, after }: CountFilter,
): Promise<Page<CountRow>> {
  permit(actor, 'stock.read');
  const rows = await db.execute<Raw>(sql`
    select ${columns} from stock_counts c ${joins} where ${here(actor)}
      ${tab === 'all' ? sql`` : sql`and c.status = ${tab}`} ${location ? sql`and l.code = ${location}` : sql``}
      ${after ? sql`and (c.created_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : sql``}
    order by c.created_at desc, c.id desc limit ${PAGE_SIZE + 1}`);
  return toPage(rows.map(rowOf), (last) => `${last.createdAt.toISOString()}~${last.id}`);
}

export async function getCount(actor: Actor, id: number): Promise<CountRow | null> {
  permit(actor, 'stock.read');
  const [row] = await db.execute<Raw>(sql`
    select ${columns} from stock_counts c ${joins} where c.id = ${id} and ${here(actor)}`);
  return row ? rowOf(row) : null;
}

export type CountLineRow = {
  sku: string;
  name: string;
  barcode: string | null;
  bin: string | null;
  counted: number | null;
  note: string | null;
  posted: boolean;
  /** What follows is null while people are counting. */
  expected: number | null;
  onHand: number | null;
  priceAmount: number | null;
  /** Reserved units that would have to wait again. */
  backToWaiting: number | null;
};

/** Lines of a count as the shelves stand: by bin, then by SKU. While it is open the books are kept from whoever counts. */
export async function listCountLines(
  actor: Actor,
  countId: number,
  { show, after }: CountLineFilter,
): Promise<Page<CountLineRow>> {
  permit(actor, 'stock.read');
  const wanted =
    show === 'differences'
      ? sql`and c.status <> 'open' and x.counted <> x.expected`
      : show === 'uncounted'
        ? sql`and x.counted is null`
        : sql``;
  const rows = await db.execute<CountLineRow>(sql`
    select v.sku, v.name, v.barcode, s.bin, x.counted, x.note, x.posted_by_event is not null posted,
      case when c.status <> 'open' then x.expected end expected, case when c.status <> 'open' then coalesce(s.on_hand, 0) end "onHand",
      case when c.status <> 'open' then v.price_amount end "priceAmount",
      case when c.status <> 'open' and x.posted_by_event is null
        then greatest(0, coalesce(s.reserved, 0) - coalesce(s.on_hand, 0) - x.counted + x.expected) end "backToWaiting"
    from stock_count_lines x join stock_counts c on c.id = x.count_id join locations l on l.id = c.location_id
    join variants v on v.id = x.variant_id left join stock_levels s on s.variant_id = v.id and s.location_id = l.id
    where c.id = ${countId} and ${here(actor)} ${wanted}
      ${
        after
          ? sql`and (coalesce(s.bin, '~'), v.sku) > (select coalesce(t.bin, '~'), o.sku from variants o
              left join stock_levels t on t.variant_id = o.id and t.location_id = l.id where o.sku = ${after})`
          : sql``
      }
    order by coalesce(s.bin, '~'), v.sku limit ${PAGE_SIZE + 1}`);
  return toPage([...rows], (last) => last.sku);
}

/** What the differences are worth at catalog prices, in minor units. */
export async function countValue(actor: Actor, countId: number) {
  permit(actor, 'stock.read');
  const [row] = await db.execute<{
    over: number;
    under: number;
    back: number;
    priceless: number;
    currency: string | null;
  }>(sql`
    select coalesce(sum((x.counted - x.expected) * v.price_amount) filter (where x.counted > x.expected), 0)::float8 "over",
      coalesce(sum((x.expected - x.counted) * v.price_amount) filter (where x.counted < x.expected), 0)::float8 under,
      coalesce(sum(greatest(0, s.reserved - s.on_hand - x.counted + x.expected)) filter (where x.posted_by_event is null), 0)::int back,
      count(*) filter (where v.price_amount is null and x.counted <> x.expected)::int priceless,
      (select currency from channels order by id limit 1) currency
    from stock_count_lines x join stock_counts c on c.id = x.count_id and c.status <> 'open' join locations l on l.id = c.location_id
    join variants v on v.id = x.variant_id left join stock_levels s on s.variant_id = v.id and s.location_id = l.id
    where c.id = ${countId} and ${here(actor)}`);
  return row ?? { over: 0, under: 0, back: 0, priceless: 0, currency: null };
}

/** Categories that lie at a location, for a count of one. */
export async function listCategories(actor: Actor): Promise<string[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<{ category: string }>(
    sql`select distinct category from products where category is not null order by category limit 200`,
  );
  return rows.map(({ category }) => category);
}

function here(actor: Actor) {
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  return own ? sql`l.id = any(${pgArray(own)}::int[])` : sql`true`;
}
