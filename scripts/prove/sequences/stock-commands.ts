import { adjustStock } from '@/lib/inventory/adjust-stock';
import { applyImport } from '@/lib/inventory/apply-import';
import { cancelExpected } from '@/lib/inventory/cancel-expected';
import { changeExpected } from '@/lib/inventory/change-expected';
import { countStock } from '@/lib/inventory/count-stock';
import { expectGoods } from '@/lib/inventory/expect-goods';
import { expireStockHolds } from '@/lib/inventory/expire-stock-holds';
import { extendStockHold } from '@/lib/inventory/extend-stock-hold';
import { readImport } from '@/lib/inventory/read-import';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { releaseStockHold } from '@/lib/inventory/release-stock-hold';
import { holdStock } from '@/lib/orders/hold-stock';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { actorOf, type Command, type Run } from './command';
import { nobody, pick, type Shop } from './shop';

const shelf = (shop: Shop, { a, b }: Command) => ({
  sku: pick(shop.stocked, a) ?? '',
  location: pick(shop.places, b) ?? '',
});
const receiptOf = (shop: Shop, { a }: Command) => pick(shop.receipts, a) ?? nobody;
/** Two carts in all, open for some days: they change and end more often than new ones begin. */
const holdOf = (shop: Shop, { b }: Command) => ({
  channel: pick(shop.channels, b) ?? '',
  key: `cart-${b % 2}`,
});

export const stockCommands: Record<string, Run> = {
  receive(shop, command) {
    const { sku, location } = shelf(shop, command);
    const expectedId = command.c % 4 === 0 ? receiptOf(shop, command) : undefined;
    const lines = [{ sku, quantity: 1 + (command.c % 5), ...(expectedId && { expectedId }) }];
    return receiveStock(actorOf(shop, command), { location, lines }, shop.at);
  },
  adjust(shop, command) {
    const quantity = (command.c % 7) - 3 || 1;
    const kind = command.c % 2 === 0 ? 'correction' : 'damaged';
    const input = { ...shelf(shop, command), quantity, kind, reason: 'Looked' } as const;
    return adjustStock(actorOf(shop, command), input, shop.at);
  },
  count: (shop, command) =>
    countStock(actorOf(shop, command), { ...shelf(shop, command), counted: command.c % 6 }, shop.at),
  async expect(shop, command) {
    const { sku, location } = shelf(shop, command);
    const lines = [{ sku, quantity: 1 + (command.c % 6) }];
    const expectedAt = addDays(shop.at, command.c % 9);
    const { receiptIds } = await expectGoods(
      actorOf(shop, command),
      { location, expectedAt, lines },
      shop.at,
    );
    shop.receipts.push(...receiptIds);
  },
  changeExpected: (shop, command) =>
    changeExpected(
      actorOf(shop, command),
      {
        receiptId: receiptOf(shop, command),
        quantity: 1 + (command.c % 8),
        expectedAt: addDays(shop.at, command.b % 9),
      },
      shop.at,
    ),
  cancelExpected: (shop, command) =>
    cancelExpected(actorOf(shop, command), { receiptId: receiptOf(shop, command) }, shop.at),
  holdStock(shop, command) {
    const { a, c } = command;
    const lines = [{ sku: pick(shop.skus, a) ?? '', quantity: 1 + (c % 2) }];
    const minutes = 60 + ((a + c) % 100) * 60;
    return holdStock(actorOf(shop, command), { ...holdOf(shop, command), minutes, lines }, shop.at);
  },
  extendHold: (shop, command) =>
    extendStockHold(actorOf(shop, command), { ...holdOf(shop, command), minutes: 1 + command.c }, shop.at),
  releaseHold: (shop, command) => releaseStockHold(actorOf(shop, command), holdOf(shop, command), shop.at),
  expireHolds: (shop) => expireStockHolds(system('proof'), {}, shop.at),
  /** Two shelves and a line that cannot be right. What it finds is compared, then applied; now and then twice. */
  async importStock(shop, command) {
    const { a, b, c } = command;
    const line = (n: number) =>
      `${pick(shop.stocked, a + n)},${pick(shop.places, b + n)},${(c + n) % 7},${n}`;
    const text = ['sku,location,on_hand,safety', line(0), line(1), 'nothing,nowhere,-1,0'].join('\n');
    const actor = actorOf(shop, command);
    const { digest } = await readImport(
      actor,
      { name: 'stock.csv', bytes: new TextEncoder().encode(text) },
      shop.at,
    );
    return applyImport(actor, { digest }, shop.at);
  },
};
