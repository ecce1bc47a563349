import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { getCapture } from '@/lib/settings/queries';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import type { DraftContent } from './draft-inputs';
import { foldName, foldPhone } from './rules';

export type LikelyDuplicate = {
  orderId: number;
  number: string;
  placedAt: Date;
  name: string | null;
  /** What both orders have, and how many of it the placed one has. */
  shared: { sku: string; name: string; quantity: number }[];
};

const SHOWN = 3;
const LOOKED_AT = 100;

/**
 * Open orders of the last days that share goods with a draft and are for the same e-mail address, phone, name or door. The
 * person's own orders are looked through first; for the door those who bought the same lately.
 */
export async function likelyDuplicates(
  actor: Actor,
  content: DraftContent,
  at: Date,
): Promise<LikelyDuplicate[]> {
  permit(actor, 'order.contact');
  const skus = [...new Set(content.lines.map(({ sku }) => sku).filter(Boolean))];
  const matches = matchesOf(content);
  if (skus.length === 0 || matches.length === 0) return [];
  const since = addDays(at, -(await getCapture()).duplicateDays).toISOString();
  const rows = await db.execute<Omit<LikelyDuplicate, 'placedAt'> & { placed: string }>(sql`
    with sku as materialized (select id, sku, name from variants where sku = any(${pgArray(skus)}::text[])),
    near as materialized (${sql.join(
      matches.map((match) => sql`(${match})`),
      sql` union `,
    )})
    select o.id "orderId", o.number, to_jsonb(o.placed_at) placed, c.name, x.shared
    from near n join orders o on o.id = n.order_id join order_contacts c on c.order_id = o.id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('sku', s.sku, 'name', s.name, 'quantity', l.quantity - l.canceled) order by l.no) shared
      from order_lines l join sku s on s.id = l.variant_id
      where l.order_id = o.id and l.parent_no is null and l.quantity > l.canceled) x
    where o.live and o.placed_at >= ${since}::timestamptz and x.shared is not null
    order by o.placed_at desc, o.id desc limit ${SHOWN}`);
  return rows.map(({ placed, ...row }) => ({ ...row, placedAt: new Date(placed) }));
}

function matchesOf({ customer, shipTo }: DraftContent): SQL[] {
  const email = customer.email.trim().toLowerCase();
  const phone = foldPhone(customer.phone);
  const name = foldName(customer.name).folded;
  const by = (column: SQL, value: string) =>
    sql`select order_id from order_contacts where ${column} = ${value} order by order_id desc limit ${LOOKED_AT}`;
  const line1 = shipTo.line1.trim().toLowerCase();
  const postcode = shipTo.postcode.trim();
  return [
    ...(email ? [by(sql`email`, email)] : []),
    ...(phone.length >= 5 ? [by(sql`phone`, phone)] : []),
    ...(name.includes(' ') ? [by(sql`name_folded`, name)] : []),
    ...(line1 && postcode
      ? [
          sql`select c.order_id from sku cross join lateral (
            select order_id from order_lines where variant_id = sku.id order by order_id desc limit ${LOOKED_AT}) l
            join order_contacts c on c.order_id = l.order_id
            where c.postcode = ${postcode} and lower(c.ship_to->>'line1') = ${line1}`,
        ]
      : []),
  ];
}
