import { pgArray, query, read } from '@/db';
import { getSourcingConfig } from '@/lib/sourcing/config-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { safetyOf, safetyRuleFor } from './safety-rules';
import { sentenceOf } from './why-rules';

type Row = {
  sku: string;
  locationId: number;
  location: string;
  category: string | null;
  onHand: number;
  reserved: number;
  ownSafety: number;
};
/** More shelves of one SKU nobody reads. */
const MOST_SHELVES = 10;

/** By SKU and shelf, why an order of this actor's channel cannot have more; nothing for who may not see stock. */
export async function whyShort(actor: Actor, skus: readonly string[]): Promise<Map<string, string[]>> {
  const why = new Map<string, string[]>();
  if (!can(actor, 'stock.available') || skus.length === 0) return why;
  const [{ places, safety: rules }, rows] = await Promise.all([
    getSourcingConfig(),
    read<Row>(query`
      select v.sku, l.id "locationId", l.code location, p.category, s.on_hand "onHand", s.reserved, s.safety "ownSafety"
      from variants v join products p on p.id = v.product_id join stock_levels s on s.variant_id = v.id
      join locations l on l.id = s.location_id and l.closed_at is null
      where v.sku = any((select ${pgArray(skus)}::text[])::text[]) and (s.on_hand <> 0 or s.reserved <> 0)
      order by v.sku, s.on_hand desc, l.id`),
  ]);
  const channelId = actor.kind === 'key' ? actor.channelId : null;
  for (const { sku, locationId, location, category, onHand, reserved, ownSafety } of rows) {
    const said = why.get(sku) ?? [];
    if (said.length === MOST_SHELVES) continue;
    const shelf = { locationId, channelId, category };
    const rule = safetyRuleFor(rules, shelf);
    const safety = safetyOf(rules, ownSafety, shelf);
    const sentence = sentenceOf({
      ...{ onHand, reserved, ownSafety, safety, available: Math.max(0, onHand - reserved - safety) },
      rule: rule
        ? {
            quantity: rule.quantity,
            location: places.find(({ id }) => id === rule.locationId)?.name ?? null,
            category: rule.category,
          }
        : null,
    });
    why.set(sku, [...said, `${location}: ${sentence}`]);
  }
  return why;
}
