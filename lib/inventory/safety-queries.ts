import { type SQL, sql } from 'drizzle-orm';
import { db, query, read } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import { nameOfRule, safetyOf, safetyRuleFor } from './safety-rules';

/** As `safetyOf` says it, for shelves `s` of products `p`. A test holds the two together. */
const kept = (fits: SQL) => sql`greatest(s.safety, coalesce((select r.quantity from safety_rules r
  where ${fits} and (r.location_id is null or r.location_id = s.location_id)
    and (r.category is null or r.category = p.category) order by r.position desc, r.id desc limit 1), 0))`;
/** For all channels. */
export const keptBack = kept(sql`r.channel_id is null`);
/** For the channel of an order `o`. */
export const keptFromOrder = kept(sql`(r.channel_id is null or r.channel_id = o.channel_id)`);

export type SafetyRuleRow = {
  id: number;
  locationId: number | null;
  channelId: number | null;
  category: string | null;
  quantity: number;
  location: string | null;
  locationName: string | null;
  channel: string | null;
  channelName: string | null;
  /** What it is for, in words. */
  name: string;
};

/** In their order: of those that fit the last one speaks. */
export async function listSafetyRules(actor: Actor): Promise<SafetyRuleRow[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<Omit<SafetyRuleRow, 'name'>>(sql`
    select r.id, r.location_id "locationId", r.channel_id "channelId", r.category, r.quantity,
      l.code location, l.name "locationName", c.code channel, c.name "channelName"
    from safety_rules r left join locations l on l.id = r.location_id left join channels c on c.id = r.channel_id
    order by r.position, r.id limit 200`);
  return rows.map((row) => ({
    ...row,
    name: nameOfRule({ location: row.locationName, channel: row.channelName, category: row.category }),
  }));
}

/** What products are sorted into, for menus. */
export async function listCategories(actor: Actor): Promise<string[]> {
  permit(actor, 'stock.read');
  const rows = await db.execute<{ category: string }>(
    sql`select distinct category from products where category is not null order by category limit 200`,
  );
  return rows.map(({ category }) => category);
}

export type SafetyTried = {
  sku: string;
  name: string;
  own: number;
  safety: number;
  /** Every rule in its order, whether it fits, and which one speaks. */
  rules: (SafetyRuleRow & { fits: boolean; speaks: boolean })[];
};

/** What would be kept back of a SKU at a location for a channel, and which rule says so. */
export async function trySafety(
  actor: Actor,
  { sku, location, channel }: { sku: string; location: string; channel?: string },
): Promise<SafetyTried> {
  permit(actor, 'stock.read');
  const [[found], rules] = await Promise.all([
    read<{
      variantId: number | null;
      name: string;
      category: string | null;
      own: number;
      locationId: number | null;
      channelId: number | null;
    }>(query`
      select v.id "variantId", v.name, p.category, coalesce(s.safety, 0) own, l.id "locationId", c.id "channelId"
      from (select 1) one left join variants v on v.sku = ${sku}::text left join products p on p.id = v.product_id
      left join locations l on l.code = ${location}::text left join channels c on c.code = ${channel ?? null}::text
      left join stock_levels s on s.variant_id = v.id and s.location_id = l.id`),
    listSafetyRules(actor),
  ]);
  if (!found?.variantId) throw new Refusal('not_found', `There is no SKU ${sku}.`, { sku });
  if (!found.locationId)
    throw new Refusal('not_found', `There is no location with the code ${location}.`, { location });
  if (channel && !found.channelId)
    throw new Refusal('not_found', `There is no channel "${channel}".`, { channel });
  const { name, category, own, locationId, channelId } = found;
  const of = { locationId, channelId, category };
  const spoken = safetyRuleFor(rules, of);
  return {
    sku,
    name,
    own,
    safety: safetyOf(rules, own, of),
    rules: rules.map((rule) => ({
      ...rule,
      fits: safetyRuleFor([rule], of) !== undefined,
      speaks: rule.id === spoken?.id,
    })),
  };
}
