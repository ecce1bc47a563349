/** An order takes over the hold that it names: what was held is free for it, and only the difference is moved. */
export const holdParts = {
  holds: `
), named as materialized (
  select x.*, o.id order_id, o.at from given, jsonb_to_recordset(doc->'stockHolds') x(n int, id bigint, revision int) join o on o.n = x.n
), spent as (
  update stock_holds s set released_at = x.at, order_id = x.order_id from named x
  where s.id = x.id and s.revision = x.revision and s.released_at is null and s.expires_at > x.at returning x.n, x.order_id
), freed as materialized (
  select x.*, spent.order_id, o.at from given, jsonb_to_recordset(doc->'freed') x(n int, "variantId" bigint, "locationId" int,
    quantity int) join spent on spent.n = x.n join o on o.n = x.n limit (select jsonb_array_length(doc->'freed') from given)`,
  freedMoves: `
  union all
  select event.id, f."variantId", f."locationId", 'release', -f.quantity, null, null, 'The hold became an order', f.at
  from freed f join event on event.order_id = f.order_id and event.type = 'order.placed'`,
  freed: `
    union all select "variantId", "locationId", -quantity, 0 from freed`,
  lost: `
    when (select count(*) from named) > (select count(*) from spent) then -1`,
};
