import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { Promotion } from './promotion-rules';

/** More codes than this are not shown: who has so many looks one up by its name. */
export const SHOWN_PROMOTIONS = 200;
const COUNTED = 1000;

export type PromotionRow = Promotion & {
  /** Orders that have it and were not canceled, counted to a thousand. */
  used: number;
};

/** Codes in use first, then those that are retired. `q`: those that begin so. */
export async function listPromotions(actor: Actor, { q = '' }: { q?: string } = {}): Promise<PromotionRow[]> {
  permit(actor, 'promotion.read');
  const start = q.trim().toUpperCase();
  const rows = await db.execute<PromotionRow>(sql`
    select p.code, p.kind, p.value, p.currency, p.min_items_amount "minItemsAmount", to_jsonb(p.starts_at) "startsAt",
      to_jsonb(p.ends_at) "endsAt", p.max_uses "maxUses", p.once_per_customer "oncePerCustomer", p.uses,
      to_jsonb(p.retired_at) "retiredAt", case when p.max_uses is not null then p.uses else (select count(*)::int from (
        select from order_promotions where code = p.code and given_back_at is null limit ${COUNTED}) u) end used
    from promotions p where starts_with(p.code, ${start}) order by p.retired_at is not null, p.code limit ${SHOWN_PROMOTIONS}`);
  return [...rows];
}

/** The currencies an amount may be in, those of the channels first. */
export async function listCurrencies(actor: Actor): Promise<string[]> {
  permit(actor, 'promotion.read');
  const rows = await db.execute<{ code: string }>(sql`
    select code from currencies order by code in (select currency from channels) desc, code limit 300`);
  return rows.map(({ code }) => code);
}
