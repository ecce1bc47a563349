import { addMinutes } from '@/lib/time';
import { type Invariant, sound } from './invariant';

/** What orders went through when they were taken in: codes, checks, their time to be paid or verified. */
export const captureInvariants: Invariant[] = [
  sound('codes_give_their_shares', 'What a code gave is the sum of its shares.', () => ({
    text: `select order_id, code from order_promotions p where kind <> 'shipping' and amount is distinct from
      (select coalesce(sum((s->>'amount')::bigint), 0) from jsonb_array_elements(shares) s)`,
  })),
  sound(
    'shares_are_discounts',
    'A line is discounted by at least the shares of the codes of its order.',
    () => ({
      text: `select l.order_id, l.no from (
        select p.order_id, (s->>'lineNo')::int no, sum((s->>'amount')::bigint) given
        from order_promotions p, jsonb_array_elements(p.shares) s group by 1, 2) x
      left join order_lines l on l.order_id = x.order_id and l.no = x.no where l.no is null or l.discount_amount < x.given`,
    }),
  ),
  sound('free_shipping_costs_nothing', 'An order whose code takes the shipping off pays none.', () => ({
    text: `select o.id from order_promotions p join orders o on o.id = p.order_id
      where p.kind = 'shipping' and o.shipping_amount <> 0`,
  })),
  sound('uses_are_counted', 'A code with a limit has been used as often as it counts.', () => ({
    text: `select p.code from promotions p left join (select code, count(*) n from order_promotions where given_back_at is null group by 1) u
      on u.code = p.code where p.max_uses is not null and p.uses <> coalesce(u.n, 0)`,
  })),
  sound(
    'ended_orders_gave_codes_back',
    'An order that was canceled or has expired keeps no use of a code.',
    () => ({
      text: `select o.id from order_promotions p join orders o on o.id = p.order_id
      where o.status in ('canceled', 'expired') and p.given_back_at is null`,
    }),
  ),
  sound('expired_holds_nothing', 'An order that has expired has no units left.', () => ({
    text: `select id from orders where status = 'expired' and (fulfillment_status <> 'n/a' or expires_at is not null)`,
  })),
  sound('time_is_kept', 'An order whose time was up is ended within an hour.', (at) => ({
    text: 'select id from orders where live and expires_at < $1::timestamptz',
    params: [addMinutes(at, -60).toISOString()],
  })),
  sound(
    'high_risk_was_held',
    'An order that was judged a high risk has been on hold for it, unless it had left.',
    () => ({
      text: `select r.order_id from risk_assessments r join orders o on o.id = r.order_id where r.level = 'high' and o.live
      and o.fulfillment_status in ('unallocated', 'allocated')
      and not exists (select from holds h where h.order_id = r.order_id and h.reason = 'fraud')`,
    }),
  ),
];
