import { pgCode, transaction } from '@/db';
import { channels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { AddChannelInput } from './inputs';

/** A place orders come from: a shop, a marketplace, the telephone. */
export async function addChannel(
  actor: Actor,
  input: AddChannelInput,
  at: Date,
): Promise<{ channelId: number }> {
  permit(actor, 'key.manage');
  try {
    return await transaction(async (tx) => {
      const [channel] = await tx.insert(channels).values(input).returning({ id: channels.id });
      if (!channel) throw new Error('A channel was not stored.');
      const subject = `channel:${channel.id}`;
      await record(tx, actor, at, { type: 'channel.added', subject, data: { channel: input.code } });
      return { channelId: channel.id };
    });
  } catch (error) {
    if (pgCode(error) === '23505')
      throw new Refusal('conflict', `There is already a channel "${input.code}".`);
    if (pgCode(error) === '23503')
      throw new Refusal('invalid', `There is no currency "${input.currency}" here.`);
    throw error;
  }
}
