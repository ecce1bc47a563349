import { count } from 'drizzle-orm';
import { db } from '@/db';
import { orders } from '@/db/schema';
import { createApiKey } from '@/lib/channels/create-api-key';
import { aChannel, address, aLocation, aProduct, owner, unique } from '@/tests/world';
import { eachOf, percentile } from './http/ask';
import { changed, stateNow } from './http/database';
import { type Mutant, monsters, mutantOf } from './http/mutants';
import { inProduction } from './http/production';
import type { Prove } from './promise';
import { randomFrom } from './random';

export const prove: Prove = ({ short, seed, say }) =>
  inProduction(async (shop) => {
    const random = randomFrom(seed);
    const channel = await aChannel();
    const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 1_000_000 }] });
    const { key } = await createApiKey(
      owner,
      { name: 'proof', channel: channel.code, scopes: ['orders:write'], perSecond: 10_000 },
      new Date(),
    );
    const sound = () => ({
      externalId: unique('proof'),
      currency: 'EUR',
      customer: { email: 'ada@example.com', name: 'Ada', phone: '+49 40 1', language: 'en' },
      shipTo: address,
      lines: [{ sku, quantity: 1, unitAmount: 1000, taxAmount: 160, taxRate: 0.19 }],
      shippingAmount: 490,
      payments: [{ kind: 'capture', amount: 1490, provider: 'card', providerRef: unique('ref') }],
      promisedAt: '2030-01-01T00:00:00Z',
      tags: ['vip'],
    });

    const tally = { placed: 0, again: 0, fives: 0, written: 0 };
    const times: number[] = [];
    const kinds = new Set<string>();
    const post = async ({ kind, body, headers }: Mutant, timed = true) => {
      const answer = await shop.ask('/api/v1/orders', {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      });
      kinds.add(kind);
      if (timed) times.push(answer.milliseconds);
      if (answer.status === 201) tally.placed += 1;
      else if (answer.status === 200) tally.again += 1;
      else if (answer.status >= 500) {
        tally.fives += 1;
        say(`${answer.status} for ${kind}: ${Buffer.from(body).toString('utf8').slice(0, 300)}`);
      }
    };
    await post({ kind: 'sound', body: JSON.stringify(sound()) });
    if (tally.placed !== 1) say('the sound body is not taken: the mutants prove nothing');
    const total = short ? 1_000 : 10_000;
    await eachOf(Array(total).keys(), 8, () => post(mutantOf(sound(), random)));
    const [stored] = await db.select({ n: count() }).from(orders);
    tally.written = (stored?.n ?? 0) - tally.placed;

    const before = await stateNow();
    const big = monsters();
    for (const monster of big)
      await post(monster, false).catch((error) => say(`${monster.kind}: ${error.message}`));
    const after = changed(before, await stateNow());
    const p99 = percentile(times, 0.99);
    return [
      {
        id: 'T24',
        promise: 'bad input breaks nothing',
        load: `${total} mutated orders (${kinds.size} kinds), ${big.length} monsters up to 20 MB, a gzip bomb, 100,000 deep`,
        result: `five-hundreds ${tally.fives}, writes behind a refusal ${tally.written + after.length}, p99 ${Math.round(p99)} ms, still sound and taken ${tally.placed}`,
        limit: '0, 0, < 1,000 ms',
        ok:
          tally.fives === 0 &&
          tally.written === 0 &&
          after.length === 0 &&
          p99 < 1000 &&
          tally.placed > 0 &&
          tally.placed < total / 2,
      },
    ];
  });
