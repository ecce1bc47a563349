import { asc } from 'drizzle-orm';
import { db } from '@/db';
import { channels } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';

/** Where orders come from, for filters and menus. */
export async function listChannels(actor: Actor) {
  permit(actor, 'order.read');
  return db
    .select({ id: channels.id, code: channels.code, name: channels.name, currency: channels.currency })
    .from(channels)
    .orderBy(asc(channels.name), asc(channels.id));
}
