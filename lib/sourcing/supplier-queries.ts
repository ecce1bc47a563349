import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { type Actor, permit, type SupplierActor } from '@/lib/staff/permissions';
import { SILENT_HOURS } from './supplier-rules';

/** Who visits, read with every request: a withdrawn link ends its visits at once. */
export async function getSupplierVisit(actor: Actor, linkId: number, at: Date) {
  permit(actor, 'supplier.read');
  const [link] = await db.execute<{ locationId: number; name: string; timeZone: string }>(sql`
    select l.id "locationId", l.name, l.time_zone "timeZone" from supplier_links x join locations l on l.id = x.location_id
    where x.id = ${linkId} and x.revoked_at is null and (x.expires_at is null or x.expires_at > ${at.toISOString()}::timestamptz)
      and l.kind = 'supplier' and l.closed_at is null`);
  if (!link) return null;
  const { locationId, name, timeZone } = link;
  const supplier: SupplierActor = { kind: 'supplier', locationId, linkId };
  return { supplier, name, timeZone };
}

type Moment = string;
export type Supplier = {
  id: number;
  code: string;
  name: string;
  city: string | null;
  country: string | null;
  paused: boolean;
  /** Shipments it has still to answer, those of them for longer than a day, and those it has accepted and not sent. */
  toAccept: number;
  silent: number;
  accepted: number;
  oldestAt: Moment | null;
  /** Newest first, without those that ended a month ago. */
  links: {
    id: number;
    email: string | null;
    createdAt: Moment;
    createdBy: string | null;
    expiresAt: Moment | null;
    revokedAt: Moment | null;
    lastUsedAt: Moment | null;
  }[];
};

const SHOWN = 200;

/** Every supplier that is not closed, with what lies at it and the links into it. */
export async function listSuppliers(actor: Actor, at: Date): Promise<Supplier[]> {
  permit(actor, 'supplier.link');
  const now = sql`${at.toISOString()}::timestamptz`;
  return db.execute<Supplier>(sql`
    select l.id, l.code, l.name, l.city, l.country, l.paused_at is not null paused,
      w.to_accept "toAccept", w.silent, w.accepted, to_jsonb(w.oldest) "oldestAt", coalesce(k.links, '[]') links
    from locations l
    left join lateral (
      select count(*) filter (where accepted_at is null)::int to_accept,
        count(*) filter (where accepted_at is null and planned_at < ${now} - make_interval(hours => ${SILENT_HOURS}))::int silent,
        count(*) filter (where accepted_at is not null)::int accepted, min(planned_at) filter (where accepted_at is null) oldest
      from shipments where location_id = l.id and status in ('planned', 'released', 'picking', 'packed', 'ready')) w on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', x.id, 'email', x.email, 'createdAt', x.created_at, 'expiresAt', x.expires_at,
        'revokedAt', x.revoked_at, 'lastUsedAt', x.last_used_at, 'createdBy', s.name) order by x.id desc) links
      from (select * from supplier_links where location_id = l.id
          and coalesce(least(revoked_at, expires_at), 'infinity') > ${now} - interval '30 days' order by id desc limit 20) x
      left join events e on e.order_id is null and e.subject = 'location:' || l.id and e.type = 'supplier.link_issued'
        and (e.data ->> 'linkId')::bigint = x.id
      left join staff s on e.actor = 'staff:' || s.id) k on true
    where l.kind = 'supplier' and l.closed_at is null order by l.name, l.id limit ${SHOWN}`);
}

/** What the letter with a link says; null when there is nobody to write to or the link does not work any more. */
export async function getLinkLetter(actor: Actor, linkId: number, at: Date) {
  permit(actor, 'message.write');
  const [link] = await db.execute<{ email: string; name: string; expiresAt: Moment | null }>(sql`
    select x.email, l.name, to_jsonb(x.expires_at) "expiresAt" from supplier_links x join locations l on l.id = x.location_id
    where x.id = ${linkId} and x.email is not null and x.revoked_at is null
      and (x.expires_at is null or x.expires_at > ${at.toISOString()}::timestamptz)`);
  return link ?? null;
}
