import { cancelCount } from '@/lib/inventory/cancel-count';
import { enterCount } from '@/lib/inventory/enter-count';
import { openCount } from '@/lib/inventory/open-count';
import { postCount } from '@/lib/inventory/post-count';
import { reopenCount } from '@/lib/inventory/reopen-count';
import { submitCount } from '@/lib/inventory/submit-count';
import { actorOf, type Command, type Run } from './command';
import { nobody, pick, type Shop } from './shop';

const which = (shop: Shop, { a }: Command) => ({ countId: pick(shop.counts, a) ?? nobody });
const item = (shop: Shop, { b }: Command) => pick(shop.stocked, b) ?? '';

export const countCommands: Record<string, Run> = {
  async openCount(shop, command) {
    const { b, c } = command;
    const scope = c % 2 === 0 ? { by: 'all' as const } : { by: 'skus' as const, skus: [item(shop, command)] };
    const location = pick(shop.places, b) ?? '';
    const { countId } = await openCount(actorOf(shop, command), { location, scope }, shop.at);
    shop.counts.push(countId);
  },
  /** A scan more, how many there are, or the entry taken away again. */
  enterCount(shop, command) {
    const found = [{ add: 1 + (command.c % 2) }, { counted: command.c % 6 }, { counted: null }];
    const said = found[command.c % 5] ?? { counted: command.c % 6 };
    const input = { ...which(shop, command), code: item(shop, command), ...said };
    return enterCount(actorOf(shop, command), input, shop.at);
  },
  submitCount: (shop, command) =>
    submitCount(
      actorOf(shop, command),
      { ...which(shop, command), uncounted: command.c % 3 === 0 ? 'zero' : 'leave' },
      shop.at,
    ),
  reopenCount: (shop, command) => reopenCount(actorOf(shop, command), which(shop, command), shop.at),
  postCount: (shop, command) => postCount(actorOf(shop, command), which(shop, command), shop.at),
  cancelCount: (shop, command) => cancelCount(actorOf(shop, command), which(shop, command), shop.at),
};
