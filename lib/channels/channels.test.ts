import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { apiKeys, channels, events } from '@/db/schema';
import { system } from '@/lib/staff/permissions';
import { aChannel, at, marketing, merchant, minutesLater, only, owner, support, unique } from '@/tests/world';
import { addChannel } from './add-channel';
import { changeChannel } from './change-channel';
import { createApiKey } from './create-api-key';
import { AddChannelInput, ChangeChannelInput } from './inputs';
import { listChannelSettings, listChannels } from './queries';
import { resumeKey } from './resume-key';
import { usualRiskLimits } from './settings-rules';

after(closeDb);

const keysOf = (channelId: number) => db.select().from(apiKeys).where(eq(apiKeys.channelId, channelId));

test('a channel is added once, in a currency we know', async () => {
  const code = unique('web');
  const { channelId } = await addChannel(
    owner,
    { code, name: 'Web', currency: 'EUR', numberPrefix: 'WB' },
    at,
  );
  const channel = only(await db.select().from(channels).where(eq(channels.code, code)));
  assert.deepEqual([channel.id, channel.numberPrefix, channel.autoConfirm], [channelId, 'WB', true]);
  assert.ok((await listChannels(support)).some(({ id }) => id === channelId));
  await assert.rejects(addChannel(owner, { code, name: 'Web', currency: 'EUR' }, at), { code: 'conflict' });
  await assert.rejects(addChannel(owner, { code: unique('web'), name: 'Web', currency: 'XXX' }, at), {
    code: 'invalid',
    message: 'There is no currency "XXX" here.',
  });
  await assert.rejects(addChannel(merchant, { code: unique('web'), name: 'x', currency: 'EUR' }, at), {
    code: 'forbidden',
  });
});

test('a prefix ends in no digit, or two channels could make the same number', () => {
  const parse = (numberPrefix: string) =>
    AddChannelInput.safeParse({ code: 'web', name: 'Web', currency: 'EUR', numberPrefix }).success;
  assert.deepEqual(['', 'WB', 'W2B', 'W-', 'WB1', 'wb'].map(parse), [true, true, true, true, false, false]);
});

test('a key is answered once, kept as its hash, and resumes its channel and scopes', async () => {
  const channel = await aChannel();
  const input = { name: 'Shop', channel: channel.code, scopes: ['orders:write' as const] };
  const { keyId, key } = await createApiKey(owner, input, at);
  assert.match(key, /^wb_live_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
  const row = only(await keysOf(channel.id));
  assert.deepEqual([row.id, row.scopes, row.lastUsedAt], [keyId, ['orders:write'], null]);
  assert.deepEqual(row.keyHash, createHash('sha256').update(key).digest());
  assert.ok(
    !JSON.stringify(
      await db
        .select()
        .from(events)
        .where(eq(events.subject, `key:${keyId}`)),
    ).includes(key),
  );

  const caller = await resumeKey(system('api'), { key }, at);
  assert.deepEqual(caller, {
    actor: { kind: 'key', id: keyId, channelId: channel.id, scopes: ['orders:write'] },
    channel: channel.code,
    perSecond: 50,
  });
  const usedAt = async () => only(await keysOf(channel.id)).lastUsedAt;
  assert.deepEqual(await usedAt(), at);
  await resumeKey(system('api'), { key }, minutesLater(0.5));
  assert.deepEqual(await usedAt(), at);
  await resumeKey(system('api'), { key }, minutesLater(2));
  assert.deepEqual(await usedAt(), minutesLater(2));
  await db.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.id, keyId));
  assert.equal(await resumeKey(system('api'), { key }, at), null);
});

test('no key for an unknown channel, nor by anybody but the owner', async () => {
  const channel = await aChannel();
  const input = { name: 'Shop', channel: channel.code, scopes: ['orders:read' as const] };
  await assert.rejects(createApiKey(owner, { ...input, channel: 'none' }, at), { code: 'not_found' });
  for (const actor of [merchant, support, marketing])
    await assert.rejects(createApiKey(actor, input, at), { code: 'forbidden' });
  assert.deepEqual(await keysOf(channel.id), []);
});

test('a channel is changed by an owner: what its next orders are put through', async () => {
  const channel = await aChannel();
  const input = {
    channelId: channel.id,
    name: 'Web, new',
    numberPrefix: 'N',
    autoConfirm: false,
    expireAfterMinutes: 60,
    addressCheck: false,
    riskCheck: true,
    risk: usualRiskLimits,
  };
  await changeChannel(owner, input, at);
  const after = only((await listChannelSettings(owner)).filter(({ id }) => id === channel.id));
  assert.deepEqual(
    { ...input },
    {
      channelId: after.id,
      name: after.name,
      numberPrefix: after.numberPrefix,
      autoConfirm: after.autoConfirm,
      expireAfterMinutes: after.expireAfterMinutes,
      addressCheck: after.addressCheck,
      riskCheck: after.riskCheck,
      risk: after.risk,
    },
  );
  await assert.rejects(changeChannel(support, input, at), { code: 'forbidden' });
  await assert.rejects(changeChannel(owner, { ...input, channelId: 999_999 }, at), { code: 'not_found' });
  const parse = (risk: object) =>
    ChangeChannelInput.safeParse({ ...input, risk: { ...usualRiskLimits, ...risk } }).success;
  assert.deepEqual([parse({}), parse({ medium: 60 }), parse({ high: 0 })], [true, false, false]);
});
