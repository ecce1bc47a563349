import { db } from '@/db';
import { stockCounts } from '@/db/schema';
import type { CountStatus } from '@/db/statuses';
import { cancelCount } from '@/lib/inventory/cancel-count';
import type { CountInput } from '@/lib/inventory/count-inputs';
import { enterCount } from '@/lib/inventory/enter-count';
import { openCount } from '@/lib/inventory/open-count';
import { postCount } from '@/lib/inventory/post-count';
import { reopenCount } from '@/lib/inventory/reopen-count';
import { submitCount } from '@/lib/inventory/submit-count';
import type { Actor } from '@/lib/staff/permissions';
import { actorOf, type Command, type Run } from './command';
import { fitting, nobody, pick, type Shop } from './shop';

async function which({ a }: Command, usual: readonly CountStatus[]) {
  const all = await db
    .select({ id: stockCounts.id, status: stockCounts.status })
    .from(stockCounts)
    .orderBy(stockCounts.id);
  return { countId: fitting(all, usual, a)?.id ?? nobody };
}

const item = (shop: Shop, { b }: Command) => pick(shop.stocked, b) ?? '';

/** The step for one that is mostly where the step begins. */
const step =
  (move: (actor: Actor, input: CountInput, at: Date) => Promise<unknown>, ...usual: CountStatus[]): Run =>
  async (shop, command) =>
    move(actorOf(shop, command), await which(command, usual), shop.at);

export const countCommands: Record<string, Run> = {
  openCount(shop, command) {
    const { b, c } = command;
    const scope = c % 2 === 0 ? { by: 'all' as const } : { by: 'skus' as const, skus: [item(shop, command)] };
    return openCount(actorOf(shop, command), { location: pick(shop.places, b) ?? '', scope }, shop.at);
  },
  /** A scan more, how many there are, or the entry taken away again. */
  async enterCount(shop, command) {
    const found = [{ add: 1 + (command.c % 2) }, { counted: command.c % 6 }, { counted: null }];
    const said = found[command.c % 5] ?? { counted: command.c % 6 };
    const input = { ...(await which(command, ['open', 'counted'])), code: item(shop, command), ...said };
    return enterCount(actorOf(shop, command), input, shop.at);
  },
  async submitCount(shop, command) {
    const uncounted = command.c % 3 === 0 ? 'zero' : 'leave';
    const input = { ...(await which(command, ['open'])), uncounted } as const;
    return submitCount(actorOf(shop, command), input, shop.at);
  },
  reopenCount: step(reopenCount, 'counted'),
  postCount: step(postCount, 'counted'),
  cancelCount: step(cancelCount, 'open', 'counted'),
};
