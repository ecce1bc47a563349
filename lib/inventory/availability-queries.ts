import { pgArray, query, read } from '@/db';
import { getSourcingConfig, type SourcingConfig } from '@/lib/sourcing/config-queries';
import { type Actor, permit } from '@/lib/staff/permissions';
import { safetyOf } from './safety-rules';

export type Availability = {
  sku: string;
  /** Units that an order of this channel would get now; null: not counted, always there. */
  available: number | null;
  /** Whether more may be ordered and will be sent later. */
  backorder: boolean;
  /** When more is expected. */
  expectedAt: Date | null;
};
type Item = {
  id: number;
  sku: string;
  bundleId: number | null;
  units: number;
  stocked: boolean;
  kind: string;
  backorder: 'never' | 'expected' | 'always';
  category: string | null;
  archived: boolean;
  /** [location, units that are not reserved, units that the shelf itself keeps back] */
  shelves: [number, number, number][];
  expectedAt: string | null;
};

/** Of each SKU that is known, in the sequence asked for, what a channel may sell: net of orders, holds and safety stock. */
export async function availabilityOf(
  actor: Actor,
  { channelId, skus }: { channelId: number; skus: readonly string[] },
): Promise<Availability[]> {
  permit(actor, 'stock.available');
  const [items, config] = await Promise.all([readItems(skus), getSourcingConfig()]);
  const open = new Set(config.places.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id));
  const availableOf = (item: Item) => unitsOf(item, open, config, channelId);
  return [...new Set(skus)].flatMap((sku) => {
    const item = items.find((one) => one.sku === sku && one.bundleId === null);
    if (!item) return [];
    const parts = item.kind === 'bundle' ? items.filter(({ bundleId }) => bundleId === item.id) : [item];
    const stocked = parts.filter((part) => part.stocked);
    const gone = item.archived || parts.length === 0 || parts.some(({ archived }) => archived);
    const units = stocked.map((part) => Math.floor(availableOf(part) / part.units));
    const dates = stocked.flatMap(({ expectedAt }) => (expectedAt ? [new Date(expectedAt)] : []));
    return [
      {
        sku,
        available: gone ? 0 : units.length === 0 ? null : Math.min(...units),
        backorder: !gone && stocked.length > 0 && stocked.every(mayWait),
        expectedAt: dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
      },
    ];
  });
}

const mayWait = ({ backorder, expectedAt }: Item) =>
  backorder === 'always' || (backorder === 'expected' && expectedAt !== null);

/** At all open locations together, because an order may be sent from several. */
function unitsOf(item: Item, open: ReadonlySet<number>, { safety }: SourcingConfig, channelId: number) {
  return item.shelves
    .filter(([locationId]) => open.has(locationId))
    .reduce((sum, [locationId, units, own]) => {
      const kept = safetyOf(safety, own, { locationId, channelId, category: item.category });
      return sum + Math.max(0, units - kept);
    }, 0);
}

const readItems = (skus: readonly string[]) =>
  read<Item>(query`
    with asked as materialized (
      select id, kind from variants where sku = any((select ${pgArray(skus)}::text[])::text[])
    ), wanted as (
      select id, null::bigint bundle_id, 1 units from asked
      union all
      select b.component_id, b.bundle_id, b.quantity from asked a join bundle_components b on b.bundle_id = a.id where a.kind = 'bundle'
    )
    select v.id, v.sku, w.bundle_id "bundleId", w.units, v.stocked, v.kind, v.backorder, p.category, v.archived_at is not null archived,
      (select coalesce(jsonb_agg(jsonb_build_array(s.location_id, s.on_hand - s.reserved, s.safety)), '[]')
        from stock_levels s where s.variant_id = v.id) shelves,
      (select to_jsonb(min(r.expected_at)) #>> '{}' from receipts_expected r
        where r.variant_id = v.id and r.closed_at is null and r.received < r.quantity) "expectedAt"
    from wanted w cross join lateral (select * from variants where id = w.id limit 1) v join products p on p.id = v.product_id`);
