import { addDays, addMinutes } from '@/lib/time';
import { type Invariant, sound } from './invariant';

const before = (at: Date, minutes: number) => [addMinutes(at, -minutes).toISOString()];

/** People, access and the plumbing that must not silt up. */
export const lifeInvariants: Invariant[] = [
  sound('every_order_was_placed_once', 'Every order has exactly one placing on its timeline.', () => ({
    text: `select o.id from orders o left join (select order_id, count(*) n from events where type = 'order.placed' group by 1) e
      on e.order_id = o.id where o.status <> 'draft' and coalesce(n, 0) <> 1`,
  })),
  sound('drafts_are_their_orders', 'A placed draft is the order that carries its key.', () => ({
    text: `select d.id from drafts d join orders o on o.id = d.order_id where o.external_id is distinct from 'draft-' || d.id`,
  })),
  sound('promise_is_its_last_revision', 'The promise on the order is the last one that was given.', () => ({
    text: `select o.id from orders o left join (select distinct on (order_id) order_id, promised_at from promises
        order by order_id, no desc) p on p.order_id = o.id
      where o.promised_at is distinct from p.promised_at`,
  })),
  sound(
    'kept_is_said_at_delivery',
    'Of every date that was given, delivery says whether it was kept.',
    () => ({
      text: `select p.order_id, p.no from promises p join orders o on o.id = p.order_id
      where p.kept is distinct from (p.promised_at >= o.delivered_at)`,
    }),
  ),
  sound('promise_covers_its_shipments', 'No shipment is due later than its order was promised.', () => ({
    text: `select s.order_id, s.no from shipments s join orders o on o.id = s.order_id
      where o.live and s.status not in ('canceled', 'delivered') and s.promised_at > o.promised_at`,
  })),
  sound('closed_holds_nothing', 'A location that is closed has no stock and nothing to send.', () => ({
    text: `select l.id from locations l where l.closed_at is not null and (
        exists (select from stock_levels s where s.location_id = l.id and (s.on_hand <> 0 or s.reserved <> 0 or s.damaged <> 0))
        or exists (select from shipments s where s.location_id = l.id and s.status in ('planned', 'released', 'picking', 'packed', 'ready')))`,
  })),
  sound('keys_place_in_their_channel', 'What a key placed is in the channel of that key.', () => ({
    text: `select o.id from events e join orders o on o.id = e.order_id
      join api_keys k on 'key:' || k.id = e.actor and e.type = 'order.placed' where k.channel_id <> o.channel_id`,
  })),
  sound('erased_is_erased', 'An erased customer is gone from every order.', () => ({
    text: `select o.id from orders o join customers c on c.id = o.customer_id join order_contacts k on k.order_id = o.id
      where c.erased_at is not null and (k.email is not null or k.name is not null or k.phone is not null or k.ship_to is not null)`,
  })),
  sound('outbox_drains', 'What functions wait for has been sent within 5 minutes.', (at) => ({
    text: `select event_id from outbox b join events e on e.id = b.event_id where e.recorded_at < $1::timestamptz and sent_at is null`,
    params: before(at, 5),
  })),
  sound('webhooks_drain', 'What partners sent has been processed within 15 minutes.', (at) => ({
    text: 'select provider, event_id from webhook_inbox where processed_at is null and received_at < $1::timestamptz',
    params: before(at, 15),
  })),
  sound('holds_end_in_time', 'What was held for a while is free again 15 minutes after its time.', (at) => ({
    text: 'select id from stock_holds where released_at is null and expires_at < $1::timestamptz',
    params: before(at, 15),
  })),
  sound('keys_finish', 'No idempotent request is stuck for more than 15 minutes.', (at) => ({
    text: 'select scope, key from idempotency_keys where done_at is null and created_at < $1::timestamptz',
    params: before(at, 15),
  })),
  sound('suppressed_is_not_written_to', 'Nothing was sent to an address after it was suppressed.', () => ({
    text: 'select m.id from messages m join suppressions s on s.email = m.recipient where m.sent_at > s.at',
  })),
  sound('sessions_end_with_staff', 'Nobody disabled is still signed in.', (at) => ({
    text: `select s.staff_id from staff_sessions s join staff t on t.id = s.staff_id
      where t.disabled_at is not null and s.revoked_at is null and s.expires_at > $1::timestamptz`,
    params: [at.toISOString()],
  })),
  sound('an_owner_exists', 'Somebody who owns the shop can sign in.', () => ({
    text: `select 1 where exists (select from staff) and not exists (select from staff where role = 'owner' and disabled_at is null)`,
  })),
  sound('tokens_are_spent_in_time', 'No portal link or code was used after its end or too often.', () => ({
    text: `select encode(token_hash, 'hex') token from portal_tokens where used_at > expires_at or (purpose = 'code' and tries > 5)`,
  })),
  sound('nothing_falls_asleep', 'A live order a week past its promise has open work.', (at) => ({
    text: `select o.id from orders o where o.live and o.delivered_at is null and o.promised_at < $1::timestamptz
      and o.fulfillment_status not in ('shipped', 'partially_delivered')
      and not exists (select from work_items w where w.order_id = o.id and w.closed_at is null)
      and not exists (select from events e where e.order_id = o.id and e.type = 'order.placed' and e.actor like 'import:%')`,
    params: [addDays(at, -7).toISOString()],
  })),
];
