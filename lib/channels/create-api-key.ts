import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { apiKeys, channels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CreateApiKeyInput } from './inputs';
import { hashOfApiKey, newApiKey } from './rules';

/** The key is answered this once and stored nowhere. */
export async function createApiKey(
  actor: Actor,
  { name, channel: code, scopes, perSecond }: CreateApiKeyInput,
  at: Date,
): Promise<{ keyId: number; key: string }> {
  permit(actor, 'key.manage');
  return transaction(async (tx) => {
    const [channel] = await tx.select({ id: channels.id }).from(channels).where(eq(channels.code, code));
    if (!channel) throw new Refusal('not_found', `There is no channel "${code}".`);
    const key = newApiKey();
    const [row] = await tx
      .insert(apiKeys)
      .values({
        name,
        keyHash: hashOfApiKey(key),
        channelId: channel.id,
        scopes: [...new Set(scopes)],
        perSecond,
        createdAt: at,
      })
      .returning({ id: apiKeys.id });
    if (!row) throw new Error('A key was not stored.');
    const data = { keyId: row.id, name, scopes };
    await record(tx, actor, at, { type: 'key.created', subject: `key:${row.id}`, data });
    return { keyId: row.id, key };
  });
}
