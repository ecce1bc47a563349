import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { DEMAND_DAYS } from './demand-rules';
import type { StockState } from './list-inputs';
import { workplaces } from './queries';
import { keptBack } from './safety-queries';

export type StockRow = {
  variantId: number;
  sku: string;
  name: string;
  picture: string | null;
  category: string | null;
  /** A bundle lies nowhere: what is available of it follows from its parts, and there is nothing else to say. */
  bundle: boolean;
  locationId: number;
  location: string;
  locationName: string;
  onHand: number;
  reserved: number;
  /** Of the reserved: what carts and drafts keep, and until when the first of them does. */
  held: number;
  heldUntil: Date | null;
  /** What the shelf keeps back itself. */
  ownSafety: number;
  /** With the rules that hold for all channels. */
  safety: number;
  /** The rule that has said so. */
  rule: { quantity: number; location: string | null; category: string | null } | null;
  /** What may be promised: on hand, less reserved, less safety stock. */
  available: number;
  lowAt: number | null;
  damaged: number;
  incoming: number;
  expectedAt: Date | null;
  /** Where in the building it lies. */
  bin: string | null;
  /** Units asked for on each of the last 30 days, today last. */
  demand: number[];
};
type Filter = {
  q?: string;
  sku?: string;
  location?: string;
  category?: string;
  show?: StockState;
  cursor?: string;
};

/**
 * SKU by location, by SKU; bundles where all their parts have a shelf. `q`: how the SKU begins, a word of its name, or the
 * barcode. `cursor`: the last row seen, `location~sku`.
 */
export async function listStockLevels(actor: Actor, filter: Filter, now: Date): Promise<Page<StockRow>> {
  permit(actor, 'stock.read');
  const [seenLocation, seenSku] = splitOnce(filter.cursor);
  const { q, sku, location, category, show } = filter;
  const today = now.toISOString().slice(0, 10);
  const since = addDays(now, 1 - DEMAND_DAYS)
    .toISOString()
    .slice(0, 10);
  const rows = await db.execute<Raw>(sql`
    with page as materialized (
      select v.id, v.sku, v.name, v.picture, v.kind = 'bundle' bundle, p.category, l.id location_id, l.code, l.name location_name, x.*
      from variants v join products p on p.id = v.product_id cross join lateral (
        select s.location_id place, s.on_hand, s.reserved, s.safety own, k.kept, s.on_hand - s.reserved - k.kept available,
          s.low_at, s.damaged, s.bin
        from stock_levels s cross join lateral (select ${keptBack} kept) k
        where s.variant_id = v.id ${show ? sql`and s.on_hand - s.reserved - greatest(s.safety, (${most})) <= ${bounds[show]}` : sql``}
        union all
        select b.place, 0, 0, 0, 0, b.available, null, 0, null from (${bundleShelves}) b where v.kind = 'bundle'
      ) x join locations l on l.id = x.place
      where ${workplaces(actor)}
        ${q ? sql`and (starts_with(upper(v.sku), upper(${q})) or v.barcode = ${q} or strpos(lower(v.name), lower(${q})) > 0)` : sql``}
        ${sku ? sql`and v.sku = ${sku}` : sql``} ${location ? sql`and l.code = ${location}` : sql``}
        ${category ? sql`and p.category = ${category}` : sql``} ${show ? states[show] : sql``}
        ${seenSku ? sql`and v.sku >= ${seenSku} and (v.sku, l.code) > (${seenSku}, ${seenLocation})` : sql``}
      order by v.sku, l.code limit ${PAGE_SIZE + 1})
    select g.id "variantId", g.sku, g.name, g.picture, g.category, g.bundle, g.location_id "locationId", g.code location,
      g.location_name "locationName", g.on_hand "onHand", g.reserved, coalesce(h.units, 0) held, h.until "heldUntil", g.own "ownSafety",
      g.kept safety, r.rule, g.available, g.low_at "lowAt", g.damaged, coalesce(i.units, 0) incoming, i.expected "expectedAt", g.bin,
      (select coalesce(jsonb_object_agg(d.day, d.units), '{}') from demand_days d where d.variant_id = g.id
        and d.location_id = g.location_id and d.day between ${since}::date and ${today}::date) demand
    from page g
    left join lateral (select sum(x.quantity)::int units, to_jsonb(min(h.expires_at)) until from stock_hold_lines x
      join stock_holds h on h.id = x.hold_id and h.released_at is null
      where x.variant_id = g.id and x.location_id = g.location_id) h on g.reserved > 0
    left join lateral (select sum(e.quantity - e.received)::int units, to_jsonb(min(e.expected_at)) expected from receipts_expected e
      where e.variant_id = g.id and e.location_id = g.location_id and e.closed_at is null and e.received < e.quantity) i on true
    left join lateral (select jsonb_build_object('quantity', r.quantity, 'location', l.name, 'category', r.category) rule
      from safety_rules r left join locations l on l.id = r.location_id
      where r.channel_id is null and (r.location_id is null or r.location_id = g.location_id)
        and (r.category is null or r.category = g.category) order by r.position desc, r.id desc limit 1) r on g.kept > g.own
    order by g.sku, g.code`);
  const page = toPage([...rows], (last) => `${last.location}~${last.sku}`);
  return { next: page.next, rows: page.rows.map((row) => stockRow(row, now)) };
}

/** What could be put together of bundle `v` at each place that has a shelf for all its parts. */
const bundleShelves = sql`select s.location_id place, min(floor((s.on_hand - s.reserved - k.kept)::numeric / b.quantity))::int available
  from bundle_components b join stock_levels s on s.variant_id = b.component_id join variants c on c.id = b.component_id
  join products p on p.id = c.product_id cross join lateral (select ${keptBack} kept) k
  where b.bundle_id = v.id group by s.location_id
  having count(*) = (select count(*) from bundle_components where bundle_id = v.id)`;

const states: Record<StockState, SQL> = {
  low: sql`and x.low_at is not null and x.available <= x.low_at`,
  out: sql`and x.available <= 0`,
  short: sql`and x.available < 0`,
};

/** No rule keeps back more: most shelves are passed over without asking which one speaks. */
const most = sql`select coalesce(max(quantity), 0) from safety_rules where channel_id is null`;
const bounds: Record<StockState, SQL> = { low: sql`s.low_at`, out: sql`0`, short: sql`-1` };

type Raw = Omit<StockRow, 'heldUntil' | 'expectedAt' | 'demand'> & {
  heldUntil: string | null;
  expectedAt: string | null;
  demand: Record<string, number>;
};

function stockRow({ heldUntil, expectedAt, demand, ...row }: Raw, now: Date): StockRow {
  return {
    ...row,
    heldUntil: heldUntil === null ? null : new Date(heldUntil),
    expectedAt: expectedAt === null ? null : new Date(expectedAt),
    demand: Array.from(
      { length: DEMAND_DAYS },
      (_, i) =>
        demand[
          addDays(now, i + 1 - DEMAND_DAYS)
            .toISOString()
            .slice(0, 10)
        ] ?? 0,
    ),
  };
}

/** SKUs may hold any sign, location codes come first. */
function splitOnce(cursor: string | undefined): [string, string] {
  const cut = cursor?.indexOf('~') ?? -1;
  return cursor && cut >= 0 ? [cursor.slice(0, cut), cursor.slice(cut + 1)] : ['', ''];
}
