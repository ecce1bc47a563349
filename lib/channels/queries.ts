import { asc } from 'drizzle-orm';
import { db } from '@/db';
import { channels } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';
import { settingsOf } from './settings-rules';

/** Where orders come from, for filters and menus. */
export async function listChannels(actor: Actor) {
  permit(actor, 'order.read');
  return db
    .select({ id: channels.id, code: channels.code, name: channels.name, currency: channels.currency })
    .from(channels)
    .orderBy(asc(channels.name), asc(channels.id));
}

/** What each channel's orders are put through. A shop has few channels; more than this are not shown. */
export async function listChannelSettings(actor: Actor) {
  permit(actor, 'channel.write');
  const rows = await db
    .select({
      id: channels.id,
      code: channels.code,
      name: channels.name,
      currency: channels.currency,
      numberPrefix: channels.numberPrefix,
      autoConfirm: channels.autoConfirm,
      expireAfterMinutes: channels.expireAfterMinutes,
      settings: channels.settings,
    })
    .from(channels)
    .orderBy(asc(channels.name), asc(channels.id))
    .limit(200);
  return rows.map(({ settings, ...row }) => ({ ...row, ...settingsOf(settings) }));
}
export type ChannelSetting = Awaited<ReturnType<typeof listChannelSettings>>[number];
