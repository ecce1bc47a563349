import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { channels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ChangeChannelInput } from './inputs';

/** What its next orders are put through. Orders that are there keep their number, their time and their state. */
export async function changeChannel(actor: Actor, input: ChangeChannelInput, at: Date) {
  permit(actor, 'channel.write');
  const { channelId, addressCheck, riskCheck, risk, ...columns } = input;
  await transaction(async (tx) => {
    const [before] = await tx.select().from(channels).where(eq(channels.id, channelId)).for('update');
    if (!before) throw new Refusal('not_found', 'This channel does not exist.');
    const settings = { ...before.settings, addressCheck, riskCheck, risk };
    const after = { ...columns, settings };
    const fields = (Object.keys(columns) as (keyof typeof columns)[])
      .filter((name) => columns[name] !== before[name])
      .map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    if (JSON.stringify(settings) !== JSON.stringify(before.settings)) fields.push('checks');
    if (fields.length === 0) return;
    await tx.update(channels).set(after).where(eq(channels.id, channelId));
    await record(tx, actor, at, {
      type: 'channel.changed',
      subject: `channel:${channelId}`,
      data: { channel: before.code, fields },
    });
  });
}
