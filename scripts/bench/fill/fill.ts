import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import type { Actor } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { root } from '../../launch/folder';
import { placeLive, walkLive } from './live';
import { addHotSku, makeShop, shopOf } from './shop';

const folder = path.join(root, 'scripts/bench/fill/sql');
/** History that is replayed: nobody is written to because of it. */
const actor: Actor = { kind: 'import', name: 'bench' };
/** This much of all orders is placed by our own path; the rest is history. */
const LIVE = 0.02;

/**
 * Fills an empty database with `size` orders of two years. What is over (98 %: delivered, returned, canceled, on the
 * road) is written by the set-based statements of fill/sql, at a million orders in minutes; what is still to be sent
 * comes in by placing and goes on by the operations. The doctor has to find nothing afterwards.
 */
export async function fill(sql: postgres.Sql, size: number, now: Date, say: (line: string) => void) {
  const live = Math.max(10, Math.round(size * LIVE));
  const { skus, customers } = shopOf(size);
  await makeShop(actor, addDays(now, -731));
  const step = async (title: string, work: () => Promise<unknown>) => {
    const started = Date.now();
    await work();
    say(`  ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  };

  const given = { orders: size, live, skus, customers, now: now.toISOString() };
  const session = await sql.reserve();
  try {
    for (const [name, value] of Object.entries(given))
      await session`select set_config(${`bench.${name}`}, ${String(value)}, false)`;
    for (const file of readdirSync(folder).sort())
      await step(file, () => session.unsafe(readFileSync(path.join(folder, file), 'utf8')).simple());
    await session.unsafe('discard all');
  } finally {
    session.release();
  }
  await step('vacuum analyze', () => sql.unsafe('vacuum (analyze)'));

  await addHotSku(actor, addDays(now, -731));
  await step(`${live} orders placed`, () =>
    placeLive(actor, sql, { size, live, now }, (done) => {
      if (done % 5000 === 0) say(`  placed ${done} of ${live}`);
    }),
  );
  await step('some of them picked and packed', () => walkLive(actor, sql, now));
  await step('analyze', () => sql.unsafe('analyze'));
  await sql.unsafe('checkpoint');
}
