import { type Invariant, sound } from './invariant';

/** Units, shipments, parcels and stock: what one row or one key cannot say. */
export const unitInvariants: Invariant[] = [
  sound('units_add_up', 'Every unit of a line is canceled or in exactly one living shipment.', () => ({
    text: `select l.order_id, l.no from order_lines l join orders o on o.id = l.order_id and o.status <> 'draft'
      left join (select sl.order_id, line_no, sum(quantity) q from shipment_lines sl
        join shipments s on s.order_id = sl.order_id and s.no = shipment_no and s.status <> 'canceled' group by 1, 2) x
        on x.order_id = l.order_id and x.line_no = l.no
      where l.kind <> 'bundle' and l.quantity - l.canceled <> coalesce(q, 0)`,
  })),
  sound(
    'stock_is_its_movements',
    'Stock on hand, reserved and damaged are the sums of their movements.',
    () => ({
      text: `select variant_id, location_id from stock_levels s
      full join (select variant_id, location_id, sum(on_hand_delta) oh, sum(reserved_delta) rs, sum(damaged_delta) dm
        from stock_movements group by 1, 2) m using (variant_id, location_id)
      where s.on_hand is distinct from coalesce(m.oh, 0) or s.reserved is distinct from coalesce(m.rs, 0)
        or s.damaged is distinct from coalesce(m.dm, 0)`,
    }),
  ),
  sound(
    'reserved_is_open_lines',
    'Reserved stock is what open shipments have still to send and what open holds keep.',
    () => ({
      text: `select variant_id, location_id from (select variant_id, location_id, reserved from stock_levels where reserved <> 0) s
      full join (select variant_id, location_id, sum(q) q from (
        select l.variant_id, s.location_id, sl.quantity - sl.shipped q from shipments s
        join shipment_lines sl on sl.order_id = s.order_id and sl.shipment_no = s.no
        join order_lines l on l.order_id = sl.order_id and l.no = sl.line_no
        join variants v on v.id = l.variant_id and v.stocked
        where s.status in ('planned','released','picking','packed','ready')
        union all
        select x.variant_id, x.location_id, x.quantity from stock_holds h
        join stock_hold_lines x on x.hold_id = h.id where h.released_at is null) u group by 1, 2) x using (variant_id, location_id)
      where coalesce(s.reserved, 0) <> coalesce(x.q, 0)`,
    }),
  ),
  sound('shipped_is_moved', 'Net ship movements of a shipment and SKU are its shipped units.', () => ({
    text: `select order_id, shipment_no, variant_id from (
        select sl.order_id, sl.shipment_no, l.variant_id, sum(sl.shipped) q from shipment_lines sl
        join order_lines l on l.order_id = sl.order_id and l.no = sl.line_no
        join variants v on v.id = l.variant_id and v.stocked where sl.shipped > 0 group by 1, 2, 3) x
      full join (select order_id, shipment_no, variant_id, -sum(on_hand_delta) q from stock_movements
        where kind in ('ship','unship') group by 1, 2, 3 having sum(on_hand_delta) <> 0) m
        using (order_id, shipment_no, variant_id) where x.q is distinct from m.q`,
  })),
  sound(
    'parcels_hold_what_lines_say',
    'Packed, shipped and delivered of a shipment line are its parcels.',
    () => ({
      text: `select sl.order_id, sl.shipment_no, sl.line_no from shipment_lines sl
      join shipments s on s.order_id = sl.order_id and s.no = sl.shipment_no and s.method = 'ship'
      left join (select pl.order_id, shipment_no, line_no, sum(quantity) p, sum(quantity) filter (where handed_over_at is not null) h,
          sum(quantity) filter (where p.status = 'delivered') d
        from parcel_lines pl join parcels p on p.id = parcel_id and p.status <> 'void' group by 1, 2, 3) x
        on x.order_id = sl.order_id and x.shipment_no = sl.shipment_no and x.line_no = sl.line_no
      where (sl.packed, sl.shipped, sl.delivered) is distinct from (coalesce(p, 0)::int, coalesce(h, 0)::int, coalesce(d, 0)::int)`,
    }),
  ),
  sound(
    'shipment_status_is_its_lines',
    'A shipment is packed, handed over, delivered when its lines are.',
    () => ({
      text: `select s.order_id, s.no from shipments s
      left join (select order_id, shipment_no, sum(quantity) q, sum(packed) p, sum(shipped) h, sum(delivered) d
        from shipment_lines group by 1, 2) x on x.order_id = s.order_id and x.shipment_no = s.no
      where s.status <> 'canceled' and (q is null or (s.status = 'delivered') <> (d = q)
        or (s.status in ('handed_over','delivered')) <> (h = q) or s.status in ('waiting','planned','released') and p > 0)`,
    }),
  ),
  sound(
    'bundle_moves_its_parts',
    'A bundle line has its components as child lines, in whole multiples, and is canceled with them.',
    () => ({
      text: `select c.order_id, c.no from order_lines c join order_lines b on b.order_id = c.order_id and b.no = c.parent_no
      where b.kind <> 'bundle' or (c.quantity % b.quantity) <> 0 or c.canceled <> b.canceled * (c.quantity / b.quantity)`,
    }),
  ),
  sound('returned_within_shipped', 'No more is coming back than has left.', () => ({
    text: `select r.order_id, r.line_no from (select rl.order_id, line_no, sum(rl.quantity) q from return_lines rl
        join returns r on r.order_id = rl.order_id and r.no = return_no
        where r.status not in ('declined','canceled','expired') group by 1, 2) r
      left join (select order_id, line_no, sum(shipped) s from shipment_lines group by 1, 2) s using (order_id, line_no)
      where r.q > coalesce(s.s, 0)`,
  })),
  sound('restocked_once', 'What was found fit to sell entered stock exactly once.', () => ({
    text: `select event_id, variant_id from (select event_id, variant_id, location_id, sum(quantity) q from return_units
        where condition = 'resell' group by 1, 2, 3) u
      full join (select event_id, variant_id, location_id, sum(on_hand_delta) q from stock_movements
        where kind = 'return' group by 1, 2, 3) m using (event_id, variant_id, location_id)
      where u.q is distinct from m.q and (m.q is not null or exists
        (select from variants v where v.id = u.variant_id and v.stocked))`,
  })),
  sound('returned_is_found', 'Returned units of a line are those found in its returns.', () => ({
    text: `select l.order_id, l.no from order_lines l
      left join (select order_id, line_no, sum(quantity) q from return_units where condition <> 'missing' group by 1, 2) u
        on u.order_id = l.order_id and u.line_no = l.no
      where l.returned <> coalesce(u.q, 0)`,
  })),
  sound(
    'found_within_received',
    'No more was found in a return than arrived, or looked at than announced.',
    () => ({
      text: `select x.order_id, x.return_no, x.line_no from return_lines x
      join (select order_id, return_no, line_no, sum(quantity) q, coalesce(sum(quantity) filter (where condition <> 'missing'), 0) f
        from return_units group by 1, 2, 3) u
        on u.order_id = x.order_id and u.return_no = x.return_no and u.line_no = x.line_no
      where u.f > x.received or u.q > x.quantity`,
    }),
  ),
  sound('damaged_once', 'What came back damaged was counted as damaged exactly once.', () => ({
    text: `select event_id, variant_id from (select event_id, variant_id, location_id, sum(quantity) q from return_units
        where condition = 'damaged' group by 1, 2, 3) u
      full join (select event_id, variant_id, location_id, sum(damaged_delta) q from stock_movements
        where kind = 'damage' and order_id is not null group by 1, 2, 3) m using (event_id, variant_id, location_id)
      where u.q is distinct from m.q and (m.q is not null or exists
        (select from variants v where v.id = u.variant_id and v.stocked))`,
  })),
  sound(
    'held_is_its_holds',
    'An open shipment is held while an open hold names it or one of its lines.',
    () => ({
      text: `select s.order_id, s.no from shipments s
      left join (select distinct h.order_id, coalesce(h.shipment_no, l.shipment_no) no from holds h
        left join shipment_lines l on l.order_id = h.order_id and l.line_no = h.line_no
        where h.released_at is null and num_nonnulls(h.shipment_no, h.line_no) = 1) h
        on h.order_id = s.order_id and h.no = s.no
      where s.status in ('waiting','planned','released','picking','packed','ready') and s.held <> (h.order_id is not null)`,
    }),
  ),
  sound('on_the_road_with_a_carrier', 'Every parcel that has left was given to somebody.', () => ({
    text: `select id from parcels where handed_over_at is not null and status <> 'void' and carrier is null`,
  })),
  sound('canceled_holds_nothing', 'A canceled or expired order has no open shipment.', () => ({
    text: `select s.order_id from shipments s join orders o on o.id = s.order_id
      where o.status in ('canceled','expired') and s.status not in ('canceled','handed_over','delivered')`,
  })),
  sound('time_runs_forward', 'Placed, packed, handed over, delivered: in this order.', () => ({
    text: `select s.order_id, s.no from shipments s join orders o on o.id = s.order_id
      where s.handed_over_at < o.placed_at or s.delivered_at < s.handed_over_at or s.packed_at > s.handed_over_at`,
  })),
  sound('moved_has_an_event', 'Every stock movement was caused by an event.', () => ({
    text: `select m.event_id from stock_movements m left join events e on e.id = m.event_id
      where e.id is null and m.event_id >= (select min(id) from events)`,
  })),
  sound('only_suppliers_accept', 'What a supplier has accepted lies at a supplier, or is canceled.', () => ({
    text: `select s.order_id, s.no from shipments s left join locations l on l.id = s.location_id
      where s.accepted_at is not null and s.status <> 'canceled' and l.kind is distinct from 'supplier'`,
  })),
];
