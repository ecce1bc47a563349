import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { apiKeys, channels } from '@/db/schema';
import { type Actor, type KeyActor, permit } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import { hashOfApiKey, looksLikeApiKey } from './rules';

/** Whom a presented key stands for, or null: unknown or revoked. Notes at most once a minute that it was used. */
export async function resumeKey(
  actor: Actor,
  { key }: { key: string },
  at: Date,
): Promise<{ actor: KeyActor; channel: string; perSecond: number } | null> {
  permit(actor, 'key.manage');
  if (!looksLikeApiKey(key)) return null;
  const [found] = await db
    .select({
      id: apiKeys.id,
      channelId: apiKeys.channelId,
      scopes: apiKeys.scopes,
      perSecond: apiKeys.perSecond,
      lastUsedAt: apiKeys.lastUsedAt,
      channel: channels.code,
    })
    .from(apiKeys)
    .innerJoin(channels, eq(channels.id, apiKeys.channelId))
    .where(and(eq(apiKeys.keyHash, hashOfApiKey(key)), isNull(apiKeys.revokedAt)));
  if (!found) return null;

  const { channel, perSecond, lastUsedAt, ...rest } = found;
  const staleAt = addMinutes(at, -1);
  if (!lastUsedAt || lastUsedAt < staleAt)
    await transaction((tx) =>
      tx
        .update(apiKeys)
        .set({ lastUsedAt: at })
        .where(
          and(eq(apiKeys.id, found.id), or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, staleAt))),
        ),
    );
  return { actor: { kind: 'key', ...rest }, channel, perSecond };
}
