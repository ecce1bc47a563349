/** One corruption for each invariant of the doctor, done with triggers and foreign keys off and rolled back. */
export const plantings: Record<string, string[]> = {
  units_add_up: [
    `update order_lines set quantity = quantity + 1, total_amount = total_amount + unit_amount
     where (order_id, no) = (select order_id, no from order_lines where kind = 'physical' limit 1)`,
  ],
  stock_is_its_movements: [
    'update stock_levels set on_hand = on_hand + 1 where variant_id = (select min(variant_id) from stock_levels)',
  ],
  reserved_is_open_lines: [
    `update shipments set location_id = location_id + 1 where (order_id, no) = (select order_id, no from shipments where status = 'planned' limit 1)`,
  ],
  holds_end_in_time: [
    "insert into stock_holds (channel_id, key, created_at, expires_at) values (1, 'planted', '2020-01-01', '2020-01-02')",
  ],
  shipped_is_moved: [
    `insert into stock_movements select event_id + 900000000, variant_id, location_id, kind, on_hand_delta, reserved_delta, 0, order_id, shipment_no, null, at
     from stock_movements where kind = 'ship' limit 1`,
  ],
  parcels_hold_what_lines_say: [
    'update parcel_lines set quantity = quantity + 1 where (order_id, line_no) = (select order_id, line_no from parcel_lines limit 1)',
  ],
  shipment_status_is_its_lines: [
    `update shipments set status = 'packed', handed_over_at = null where (order_id, no) = (select order_id, no from shipments where status = 'handed_over' limit 1)`,
  ],
  bundle_moves_its_parts: [
    `update order_lines set quantity = quantity + 1, total_amount = total_amount + unit_amount where (order_id, no) in
       (select order_id, no from order_lines where parent_no is not null limit 1)`,
    `update order_lines set quantity = quantity + 1 where kind = 'bundle'`,
  ],
  returned_within_shipped: ['update return_lines set quantity = 99'],
  restocked_once: [
    `insert into stock_movements select 900000001, variant_id, location_id, 'return', 1, 0, 0, 1, 1, null, '2026-01-01' from stock_levels limit 1`,
  ],
  returned_is_found: [
    'update order_lines set returned = returned + 1 where returned = 0 and quantity > canceled',
  ],
  found_within_received: [
    `insert into return_units select order_id, return_no, 9, line_no, null, quantity + 1, 'resell', 1, 900000001 from return_lines limit 1`,
  ],
  damaged_once: [
    `insert into stock_movements select 900000001, variant_id, location_id, 'damage', 0, 0, 1, 1, 1, null, '2026-01-01' from stock_levels limit 1`,
  ],
  held_is_its_holds: [
    `update shipments set held = true where (order_id, no) = (select order_id, no from shipments where status = 'planned' limit 1)`,
  ],
  only_suppliers_accept: [
    `update shipments set accepted_at = planned_at where (order_id, no) = (select order_id, no from shipments where status = 'planned' limit 1)`,
  ],
  on_the_road_with_a_carrier: [
    'update parcels set carrier = null where id = (select min(id) from parcels where handed_over_at is not null)',
  ],
  canceled_is_credited: [
    "update credits set reason = 'return' where (order_id, no) = (select order_id, no from credits where reason = 'cancel' limit 1)",
  ],
  tax_adds_up: [
    `update order_lines set tax_amount = 1 where (order_id, no) = (select order_id, no from order_lines where kind = 'physical' limit 1)`,
  ],
  arrived_has_its_moment: [
    'update orders set delivered_at = null where id = (select min(id) from orders where delivered_at is not null)',
  ],
  drafts_are_their_orders: [
    `insert into drafts (channel_id, data, created_at, updated_at, order_id)
     select channel_id, '{}', placed_at, placed_at, id from orders limit 1`,
  ],
  promise_is_its_last_revision: [
    "update orders set promised_at = '2030-01-01' where id = (select min(order_id) from promises)",
  ],
  kept_is_said_at_delivery: [
    'update promises set kept = not kept where (order_id, no) = (select order_id, no from promises where kept is not null limit 1)',
  ],
  promise_covers_its_shipments: [
    `update shipments set promised_at = '2200-01-01' where (order_id, no) = (select s.order_id, s.no from shipments s
       join orders o on o.id = s.order_id where o.live and o.promised_at is not null and s.status = 'planned' limit 1)`,
  ],
  closed_holds_nothing: [
    `update locations set closed_at = '2026-01-01' where id = (select location_id from stock_levels where on_hand > 0 limit 1)`,
  ],
  keys_place_in_their_channel: [
    `insert into api_keys (name, key_hash, channel_id, scopes, created_at)
     select 'planted', '\\x00', c.id, '{}', '2026-01-01' from channels c, (select channel_id from orders order by id limit 1) o where c.id <> o.channel_id limit 1`,
    `update events set actor = 'key:' || (select max(id) from api_keys) where type = 'order.placed' and order_id = (select min(id) from orders)`,
  ],
  canceled_holds_nothing: [
    `update shipments set status = 'planned', location_id = coalesce(location_id, 1) where order_id = (select min(id) from orders where status = 'canceled')`,
  ],
  time_runs_forward: [
    `update orders set placed_at = '2030-01-01' where id = (select min(order_id) from shipments where status = 'delivered')`,
  ],
  moved_has_an_event: [
    `delete from events where id = (select min(id) from events where type = 'parcel.handed_over')`,
  ],
  totals_add_up: ['delete from order_lines where order_id = (select max(id) from orders)'],
  one_currency: ["update payments set currency = 'JPY' where id = (select min(id) from payments)"],
  captured_within_authorization: [
    `insert into payments (id, order_id, currency, kind, state, amount, provider, at) overriding system value
     select 900000001, order_id, currency, 'authorize', 'succeeded', 1, 'x', at from payments limit 1`,
    `update payments set parent_id = 900000001 where id = (select min(id) from payments where kind = 'capture')`,
  ],
  refunded_within_capture: [
    `insert into payments (order_id, currency, kind, state, amount, provider, parent_id, at)
     select order_id, currency, 'refund', 'succeeded', amount + 1, 'x', id, at from payments where kind = 'capture' limit 1`,
  ],
  money_is_its_rows: [
    "update payments set amount = amount + 1 where id = (select min(id) from payments where kind = 'capture')",
  ],
  payment_status_is_its_function: [
    "update orders set payment_status = 'unpaid' where id = (select min(id) from orders where payment_status = 'paid')",
  ],
  fulfillment_status_is_its_function: [
    "update orders set fulfillment_status = 'picking' where id = (select min(id) from orders where fulfillment_status = 'shipped')",
  ],
  order_status_is_its_function: [
    "update orders set status = 'closed' where id = (select min(id) from orders where status = 'open')",
  ],
  waiting_units_counted: [
    'update orders set waiting_units = 7 where id = (select min(id) from orders where waiting_units = 0)',
  ],
  facets_say_what_columns_say: ["update orders set facets = '{}' where id = (select min(id) from orders)"],
  credits_within_line: [
    `update order_lines set credited = quantity, canceled = 0 where (order_id, no) =
       (select order_id, no from order_lines where canceled = 0 and credited = 0 and kind = 'physical' limit 1)`,
  ],
  open_returns_counted: [
    "update returns set status = 'declined' where order_id = (select min(order_id) from returns)",
  ],
  credit_is_its_entries: ["insert into credit_accounts select min(id), 'EUR', 5 from customers"],
  invoices_have_no_gaps: [
    "insert into counters values ('INV', 3)",
    "insert into invoices values ('INV', 2, 1, 'invoice', 1, 0, 'EUR', '2026-01-01', '{}')",
  ],
  every_order_was_placed_once: [
    "delete from events where type = 'order.placed' and order_id = (select min(id) from orders)",
  ],
  erased_is_erased: [
    `update customers set erased_at = '2026-01-01', email = null, name = null, phone = null where id = (select min(customer_id) from orders)`,
  ],
  outbox_drains: [
    `insert into outbox (event_id) select min(id) from events where type = 'order.placed' on conflict do nothing`,
    `update events set recorded_at = '2020-01-01' where id = (select min(event_id) from outbox where sent_at is null)`,
  ],
  webhooks_drain: [`insert into webhook_inbox values ('x', 'y', '2020-01-01', '\\x00')`],
  keys_finish: [
    `insert into idempotency_keys values ('x', 'y', '\\x00', null, null, null, '2020-01-01', null)`,
  ],
  suppressed_is_not_written_to: [
    `insert into messages (dedupe_key, kind, recipient, subject, html, plain, state, written_at, sent_at)
     values ('planted', 'x', 'x@mail.example', 's', 'h', 'p', 'sent', '2026-01-01', '2026-01-01')`,
    "insert into suppressions values ('x@mail.example', 'bounce', '2020-01-01')",
  ],
  sessions_end_with_staff: [
    "update staff set disabled_at = '2020-01-01'",
    `insert into staff_sessions (token_hash, staff_id, created_at, seen_at, expires_at)
     select sha256('x'), min(id), '2026-01-01', '2026-01-01', '2099-01-01' from staff`,
  ],
  an_owner_exists: ["update staff set disabled_at = '2020-01-01'"],
  tokens_are_spent_in_time: [
    `insert into portal_tokens (token_hash, order_id, purpose, tries, created_at, expires_at)
     select sha256('x'), min(id), 'code', 6, '2026-01-01', '2026-01-02' from orders`,
  ],
  nothing_falls_asleep: [
    `update orders set promised_at = '2020-01-01' where id = (select min(id) from orders where live and fulfillment_status = 'allocated')`,
    'delete from work_items',
  ],
  transfers_move_what_they_say: [
    `insert into transfers (id, from_location_id, to_location_id, status, created_at, sent_at, expected_at) overriding system value
     select 900000001, min(id), max(id) + 1, 'sent', '2026-01-01', '2026-01-01', '2026-01-09' from locations`,
    'insert into transfer_lines select 900000001, min(variant_id), 3, 0, 0 from stock_levels',
  ],
  in_transit_is_expected: [
    `insert into transfers (id, from_location_id, to_location_id, status, created_at, sent_at, expected_at) overriding system value
     select 900000001, min(id), max(id) + 1, 'sent', '2026-01-01', '2026-01-01', '2026-01-09' from locations`,
    'insert into transfer_lines select 900000001, min(variant_id), 3, 1, 1 from stock_levels',
    `insert into receipts_expected (variant_id, location_id, quantity, expected_at, transfer_id)
     select variant_id, (select to_location_id from transfers where id = 900000001), 2, '2026-01-09', transfer_id
     from transfer_lines where transfer_id = 900000001`,
  ],
  posted_counts_moved: [
    `insert into stock_counts (id, location_id, status, created_at, posted_at) overriding system value
     select 900000001, min(id), 'posted', '2026-01-01', '2026-01-01' from locations`,
    'insert into stock_count_lines select 900000001, min(variant_id), 5, 4, null, 900000001 from stock_levels',
  ],
  files_count_their_lines: [
    `insert into stock_imports (digest, name, at, rows, done, changed) values ('\\x01', 'x.csv', '2026-01-01', 1, 1, 1)`,
    `insert into stock_import_lines (digest, line, sku, location) values ('\\x01', 2, 'x', 'y')`,
  ],
  codes_give_their_shares: [
    `insert into order_promotions (order_id, code, kind, amount) select min(id), 'PLANTED', 'amount', 5 from orders`,
  ],
  shares_are_discounts: [
    `insert into order_promotions (order_id, code, kind, amount, shares)
     select min(id), 'PLANTED', 'amount', 999999, '[{"lineNo": 1, "amount": 999999}]' from orders`,
  ],
  free_shipping_costs_nothing: [
    `insert into order_promotions (order_id, code, kind, amount) select min(id), 'PLANTED', 'shipping', 5 from orders`,
    `update orders set shipping_amount = 5, total_amount = total_amount + 5 where id = (select min(id) from orders)`,
  ],
  uses_are_counted: [
    `insert into promotions (code, kind, value, max_uses, uses) values ('PLANTED', 'percent', 1000, 5, 3)`,
  ],
  ended_orders_gave_codes_back: [
    `insert into order_promotions (order_id, code, kind, amount) select min(id), 'PLANTED', 'shipping', 0 from orders where status = 'canceled'`,
  ],
  expired_holds_nothing: [
    `update orders set status = 'expired' where id = (select min(id) from orders where live and fulfillment_status = 'allocated')`,
  ],
  time_is_kept: [
    `update orders set expires_at = '2020-01-01' where id = (select min(id) from orders where live)`,
  ],
  high_risk_was_held: [
    `insert into risk_assessments (order_id, provider, level, score, facts, at)
     select min(id), 'planted', 'high', 90, '[]', '2026-01-01' from orders where live and fulfillment_status = 'allocated'`,
  ],
};
