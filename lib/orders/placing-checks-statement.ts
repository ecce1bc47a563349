/** Parts of the placing statement for orders with codes, holds or a judged risk; `o` are the orders that were stored. */
export const heldEvents = `
  union all
  select o.id, 'order.held', h.actor, false, o.at, jsonb_build_object('holdNo', x.no, 'reason', x.reason)
  from h, given, jsonb_to_recordset(doc->'holds') x(n int, no int, reason text) join o on o.n = x.n`;

export const checksStatement = `), used as (
  select o.id, o.customer_id, x.* from given, jsonb_to_recordset(doc->'promotions') x(n int, code text, kind text, amount bigint,
    shares jsonb, once boolean, limited boolean) join o on o.n = x.n
), promotion as (
  insert into order_promotions (order_id, code, kind, amount, shares, once_customer_id)
  select id, code, kind, amount, shares, case when once then customer_id end from used
), counted as (
  update promotions p set uses = p.uses + k.times
  from (select u.code, u.times from (select code, count(*)::int times from used where limited group by 1 order by 1) u
    cross join lateral (select from promotions where code = u.code for no key update) l) k
  where p.code = k.code returning p.code
), hold as (
  insert into holds (order_id, no, reason, note, held_at)
  select o.id, x.no, x.reason, x.note, o.at
  from given, jsonb_to_recordset(doc->'holds') x(n int, no int, reason text, note text) join o on o.n = x.n
), work as (
  insert into work_items (type, subject, order_id, due_at, opened_at, opened_by_event, data)
  select x.type, 'order:' || o.id, o.id, o.at, o.at, (select min(id) from event where order_id = o.id and type in ('order.held', 'order.placed')), x.data
  from given, jsonb_to_recordset(doc->'work') x(n int, type text, data jsonb) join o on o.n = x.n
), risk as (
  insert into risk_assessments (order_id, provider, level, score, facts, at)
  select o.id, x.provider, x.level, x.score, x.facts, o.at
  from given, jsonb_to_recordset(doc->'risks') x(n int, provider text, level text, score int, facts jsonb) join o on o.n = x.n
`;
