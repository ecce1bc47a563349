import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { Address } from '@/db/schema/orders';
import type { RiskFact } from '@/db/schema/orders-capture';
import type { PromotionKind, RiskLevel } from '@/db/statuses';
import type { AddressVerdict } from '@/lib/customers/address-rules';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import { getAddressVerdict } from './address-queries';
import type { OrderDetail } from './detail-queries';

type Found = {
  promotions: { code: string; kind: PromotionKind; amount: number; givenBack: boolean }[];
  /** The address as the channel gave it, where it was corrected since. */
  given: Address | null;
  risks: { provider: string; level: RiskLevel; score: number; facts: RiskFact[]; at: string }[];
};
export type OrderChecks = Found & {
  /** Where the address waits for somebody. */
  address: AddressVerdict | null;
};

/** What was found and given when the order was taken in, as far as this reader may know. */
export async function getOrderChecks(
  actor: Actor,
  { id, holds }: Pick<OrderDetail, 'id' | 'holds'>,
): Promise<OrderChecks> {
  permit(actor, 'order.read');
  const waits = holds.some(({ reason }) => reason === 'address') && can(actor, 'order.address');
  const [rows, address] = await Promise.all([
    db.execute<Found>(sql`
      select (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'kind', kind, 'amount', amount,
          'givenBack', given_back_at is not null) order by code), '[]') from order_promotions where order_id = ${id}) promotions,
        (select coalesce(jsonb_agg(jsonb_build_object('provider', provider, 'level', level, 'score', score, 'facts', facts, 'at', at)
          order by at, provider), '[]') from risk_assessments where order_id = ${id}) risks,
        (select given_ship_to from order_contacts where order_id = ${id}) given`),
    waits ? getAddressVerdict(actor, id) : null,
  ]);
  const { promotions = [], risks = [], given = null } = rows[0] ?? {};
  return {
    promotions: can(actor, 'order.money') ? promotions : [],
    risks: can(actor, 'order.verify') ? risks : [],
    given: can(actor, 'order.contact') ? given : null,
    address,
  };
}
