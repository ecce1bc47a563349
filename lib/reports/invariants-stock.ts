import { type Invariant, sound } from './invariant';

/** Work done on stock: transfers, counts, files. */
export const stockInvariants: Invariant[] = [
  sound(
    'transfers_move_what_they_say',
    'A transfer has taken its units from the origin while it is sent, and brought what is received to the destination.',
    () => ({
      text: `with moved as (
        select t.id, m.variant_id, coalesce(sum(m.on_hand_delta) filter (where m.kind = 'transfer_out'), 0) gone,
          coalesce(sum(m.on_hand_delta) filter (where m.kind = 'transfer_in' and m.location_id = t.to_location_id), 0) came
        from stock_movements m join events e on e.id = m.event_id join transfers t on e.subject = 'transfer:' || t.id
        where m.kind in ('transfer_out','transfer_in') group by 1, 2
      ), planned as (
        select t.id, x.variant_id, case when t.status in ('sent','received') then x.quantity else 0 end sent, x.received
        from transfer_lines x join transfers t on t.id = x.transfer_id)
      select id, variant_id from moved full join planned using (id, variant_id)
      where coalesce(gone, 0) <> -coalesce(sent, 0) or coalesce(came, 0) <> coalesce(received, 0)`,
    }),
  ),
  sound(
    'in_transit_is_expected',
    'What is in transit, sent less received less missing, is expected at the destination and nothing else of a transfer is.',
    () => ({
      text: `select t.id, x.variant_id from transfers t join transfer_lines x on x.transfer_id = t.id
      left join (select transfer_id, variant_id, location_id, sum(quantity - received) q from receipts_expected
        where transfer_id is not null and closed_at is null group by 1, 2, 3) r
        on r.transfer_id = t.id and r.variant_id = x.variant_id and r.location_id = t.to_location_id
      where coalesce(r.q, 0) <> case when t.status in ('sent','received') then x.quantity - x.received - x.missing else 0 end
        or t.status = 'received' and x.quantity <> x.received + x.missing`,
    }),
  ),
  sound(
    'posted_counts_moved',
    'A posted line of a count has moved the stock by what was counted less what was expected, and a posted count has no line left.',
    () => ({
      text: `select l.count_id, l.variant_id from stock_count_lines l join stock_counts c on c.id = l.count_id
      left join stock_movements m on m.event_id = l.posted_by_event and m.variant_id = l.variant_id
        and m.location_id = c.location_id and m.kind = 'count'
      where l.posted_by_event is not null and coalesce(m.on_hand_delta, 0) <> l.counted - l.expected
        or c.status = 'posted' and l.counted is not null and l.posted_by_event is null
        or c.status in ('open','canceled') and l.posted_by_event is not null`,
    }),
  ),
  sound(
    'files_count_their_lines',
    'A file of stock has as many lines done as say what became of them.',
    () => ({
      text: `select encode(i.digest, 'hex') from stock_imports i
      join (select digest, count(outcome) done, count(*) filter (where outcome = 'changed') changed,
        count(*) filter (where outcome = 'refused') refused from stock_import_lines group by 1) l on l.digest = i.digest
      where (i.done, i.changed, i.refused) is distinct from (l.done::int, l.changed::int, l.refused::int)
        or i.finished_at is not null and i.done <> i.rows`,
    }),
  ),
];
