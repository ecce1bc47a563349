import { query, read } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';

/** The channel of this code, if it is the actor's to use. */
export async function channelOf(actor: Actor, code: string): Promise<number> {
  permit(actor, 'order.place');
  const [channel] = await read<{ id: number }>(query`select id from channels where code = ${code}::text`);
  if (!channel) throw new Refusal('invalid', `There is no channel "${code}".`, { channel: code });
  if (actor.kind === 'key' && actor.channelId !== channel.id)
    throw new Refusal('forbidden', 'This key holds stock of another channel.');
  return channel.id;
}

export type OpenHold = {
  key: string;
  expiresAt: Date;
  lines: { sku: string; location: string; quantity: number }[];
};

/** What is held under this key; null when nothing is, or its time is up. */
export async function getStockHold(
  actor: Actor,
  { channel, key }: { channel: string; key: string },
  at: Date,
): Promise<OpenHold | null> {
  const channelId = await channelOf(actor, channel);
  const [hold] = await read<{ expiresAt: string; lines: OpenHold['lines'] }>(query`
    select to_jsonb(h.expires_at) #>> '{}' "expiresAt", (
      select coalesce(jsonb_agg(jsonb_build_object('sku', v.sku, 'location', l.code, 'quantity', x.quantity) order by v.sku, l.code), '[]')
      from stock_hold_lines x join variants v on v.id = x.variant_id join locations l on l.id = x.location_id
      where x.hold_id = h.id) lines
    from stock_holds h where h.channel_id = ${channelId}::int and h.key = ${key}::text and h.released_at is null
      and h.expires_at > ${at}::timestamptz`);
  return hold ? { key, expiresAt: new Date(hold.expiresAt), lines: hold.lines } : null;
}
