import { type Invariant, sound } from './invariant';

/** Money and the three statuses: recomputed from their rows. */
export const moneyInvariants: Invariant[] = [
  sound('totals_add_up', 'The items of an order are worth the sum of its lines.', () => ({
    text: `select o.id from orders o left join (select order_id, sum(total_amount) t from order_lines group by 1) l on l.order_id = o.id
      where o.items_amount is distinct from l.t`,
  })),
  sound('one_currency', 'Payments are in the currency of their order.', () => ({
    text: 'select p.id from payments p join orders o on o.id = p.order_id where p.currency <> o.currency',
  })),
  sound('captured_within_authorization', 'No more is taken than an authorization allows.', () => ({
    text: `select a.id from payments a join payments c on c.parent_id = a.id and c.kind in ('capture', 'void') and c.state <> 'failed'
      where a.kind = 'authorize' group by a.id having sum(c.amount) > a.amount`,
  })),
  sound('refunded_within_capture', 'No more is paid back than was taken.', () => ({
    text: `select c.id from payments c join payments r on r.parent_id = c.id and r.kind = 'refund' and r.state <> 'failed'
      where c.kind in ('capture', 'receipt') group by c.id having sum(r.amount) > c.amount`,
  })),
  sound(
    'money_is_its_rows',
    'Authorized, captured, refunded and credited on the order are the sums of their rows.',
    () => ({
      text: `select o.id from orders o
      left join (select order_id, sum(amount) filter (where kind = 'authorize') - coalesce(sum(amount) filter (where kind = 'void'), 0) a,
          sum(amount) filter (where kind in ('capture','receipt')) c, sum(amount) filter (where kind = 'refund') r
        from payments where state = 'succeeded' and order_id is not null group by 1) p on p.order_id = o.id
      left join (select order_id, sum(amount) c from credits group by 1) k on k.order_id = o.id
      where o.captured_amount <> coalesce(p.c, 0) or o.refunded_amount <> coalesce(p.r, 0) or o.credited_amount <> coalesce(k.c, 0)
        or o.authorized_amount <> greatest(0, coalesce(p.a, 0) - coalesce(p.c, 0))`,
    }),
  ),
  sound('payment_status_is_its_function', 'The payment status follows from the sums.', () => ({
    text: `select id from orders where status <> 'draft' and payment_status <> case
      when captured_amount = 0 and total_amount = credited_amount then case when total_amount = 0 then 'paid' else 'voided' end
      when captured_amount = 0 and cash_on_delivery then 'cod_due' when captured_amount = 0 and authorized_amount > 0 then 'authorized'
      when captured_amount = 0 then 'unpaid' when refunded_amount = captured_amount then 'refunded' when due_amount < 0 then 'overpaid'
      when due_amount > 0 then 'partially_paid' when refunded_amount > 0 then 'partially_refunded' else 'paid' end`,
  })),
  sound('fulfillment_status_is_its_function', 'The fulfillment status follows from the shipments.', () => ({
    text: `select o.id from orders o left join (select s.order_id, sum(quantity) n, sum(quantity) filter (where s.status = 'waiting') w,
          sum(shipped) h, sum(delivered) d, sum(quantity) filter (where s.status = 'packed') p, sum(quantity) filter (where s.status = 'ready') r,
          bool_or(s.status = 'picking') k, bool_and(s.method = 'pickup') pick
        from shipments s join shipment_lines sl on sl.order_id = s.order_id and sl.shipment_no = s.no
        where s.status <> 'canceled' group by 1) x on x.order_id = o.id
      where o.status <> 'draft' and o.fulfillment_status <> case when coalesce(n, 0) = 0 then 'n/a'
        when d = n then case when pick then 'picked_up' else 'delivered' end when d > 0 then 'partially_delivered'
        when h = n then 'shipped' when h > 0 then 'partially_shipped' when w > 0 then 'unallocated'
        when coalesce(r, 0) = n then 'ready_for_pickup' when coalesce(p, 0) + coalesce(r, 0) = n then 'packed'
        when k or p > 0 then 'picking' else 'allocated' end`,
  })),
  sound(
    'order_status_is_its_function',
    'The order status follows from verification, holds, arrival, money and returns.',
    () => ({
      text: `select o.id from orders o left join (select order_id from holds
        where released_at is null and num_nonnulls(shipment_no, line_no) = 0 group by 1) h on h.order_id = o.id
      where o.status not in ('draft','expired') and o.status <> case
        when fulfillment_status = 'n/a' and credited_amount = total_amount then 'canceled' when o.verified_at is null then 'to_verify'
        when h.order_id is not null then 'on_hold'
        when fulfillment_status in ('delivered','picked_up') and due_amount = 0 and open_returns = 0 then 'closed' else 'open' end`,
    }),
  ),
  sound('waiting_units_counted', 'Waiting units on the order are those of its waiting shipments.', () => ({
    text: `select o.id from orders o left join (select s.order_id, sum(quantity) q from shipments s
        join shipment_lines l on l.order_id = s.order_id and l.shipment_no = s.no where s.status = 'waiting' group by 1) w on w.order_id = o.id
      where o.waiting_units <> coalesce(q, 0)`,
  })),
  sound('facets_say_what_columns_say', 'The list filters by what the columns say.', () => ({
    text: `select id from orders where not facets @> array['o:' || status, 'p:' || payment_status, 'f:' || fulfillment_status, 'c:' || channel_id]`,
  })),
  sound(
    'credits_within_line',
    'Credits of a line cover its settled units once, without overlap, within its amount.',
    () => ({
      text: `select l.order_id, l.no from order_lines l left join (select order_id, line_no, sum(amount) a, sum(unit_to - unit_from) u, max(unit_to) m
        from credits where line_no is not null group by 1, 2) c on c.order_id = l.order_id and c.line_no = l.no
      where l.kind <> 'bundle' and (c.a > l.total_amount or coalesce(c.u, 0) <> l.credited or coalesce(c.m, 0) <> l.credited)`,
    }),
  ),
  sound(
    'canceled_is_credited',
    'Canceled units of a line are those credited because they were canceled.',
    () => ({
      text: `select l.order_id, l.no from order_lines l left join (select order_id, line_no, sum(unit_to - unit_from) u
        from credits where reason = 'cancel' and line_no is not null group by 1, 2) c on c.order_id = l.order_id and c.line_no = l.no
      where l.kind <> 'bundle' and l.canceled <> coalesce(c.u, 0)`,
    }),
  ),
  sound('tax_adds_up', 'An order has at least the tax of its lines, and no more of it is credited.', () => ({
    text: `select o.id from orders o
      left join (select order_id, sum(tax_amount) t from order_lines group by 1) l on l.order_id = o.id
      left join (select order_id, sum(tax_amount) t from credits group by 1) c on c.order_id = o.id
      where o.tax_amount < l.t or c.t > o.tax_amount`,
  })),
  sound('arrived_has_its_moment', 'An order knows when it arrived, and only then.', () => ({
    text: `select id from orders where status <> 'draft' and (delivered_at is not null) <> (fulfillment_status in ('delivered', 'picked_up'))`,
  })),
  sound('open_returns_counted', 'Open returns on the order are its open returns.', () => ({
    text: `select o.id from orders o left join (select order_id, count(*) n from returns
        where status not in ('resolved','declined','canceled','expired') group by 1) r on r.order_id = o.id
      where o.open_returns <> coalesce(n, 0)`,
  })),
  sound('credit_is_its_entries', 'Store credit is the sum of its entries.', () => ({
    text: `select customer_id, currency from credit_accounts a
      full join (select customer_id, currency, sum(amount) s from credit_entries group by 1, 2) e using (customer_id, currency)
      where balance_amount is distinct from coalesce(s, 0)`,
  })),
  sound('invoices_have_no_gaps', 'Invoice numbers run without a gap.', () => ({
    text: `select series from invoices i join counters c on c.name = i.series group by series, c.next
      having count(*) <> max(number) or max(number) <> c.next - 1`,
  })),
];
