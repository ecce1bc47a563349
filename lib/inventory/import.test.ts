import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, stockLevels, stockMovements, variants } from '@/db/schema';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { assertAllSound, assertRefused } from '@/tests/refused';
import {
  aLocation,
  anOrder,
  aProduct,
  at,
  levelsOf,
  merchant,
  minutesLater,
  orderNow,
  owner,
  support,
  unique,
} from '@/tests/world';
import { adjustStock } from './adjust-stock';
import { applyImport } from './apply-import';
import {
  countImportLines,
  exportStock,
  getImport,
  listImportLines,
  listImports,
  refusedLines,
} from './import-queries';
import { readImport } from './read-import';

after(closeDb);

const later = minutesLater(10);
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, actor = owner) =>
  readImport(actor, { name: 'stock.csv', bytes: bytes(text) }, at);
const lines = async (digest: string, show: 'all' | 'changes' | 'problems' = 'all', actor = owner) =>
  (await listImportLines(actor, digest, { show })).rows;

async function aShop(...shelves: number[]) {
  const location = await aLocation();
  const items = [];
  for (const onHand of shelves)
    items.push(await aProduct({ backorder: 'always', stock: [{ location, onHand }] }));
  const skus = items.map(({ sku }) => sku);
  const csv = (...numbers: (number | string)[]) =>
    `sku,location,on_hand\n${numbers.map((n, i) => `${skus[i]},${location.code},${n}`).join('\n')}\n`;
  const onHand = () => Promise.all(skus.map(async (sku) => (await levelsOf(sku))[0]?.onHand));
  return { location, items, skus, csv, onHand };
}

test('a file is shown against the shelves, and nothing moves until it is applied', async () => {
  const { location, skus, items, csv, onHand } = await aShop(10, 5);
  const { digest, rows } = await read(csv(7, 5));
  assert.equal(rows, 2);
  const listed = (await listImports(owner)).map((file) => file.digest);
  assert.ok(listed.includes(digest), listed.join());
  assert.deepEqual(
    (await lines(digest)).map((row) => [row.line, row.onHandNow, row.onHand, row.problem]),
    [
      [2, 10, 7, null],
      [3, 5, 5, null],
    ],
  );
  assert.deepEqual(await countImportLines(owner, digest), { changes: 1, same: 1, problems: 0, all: 2 });
  assert.deepEqual(await onHand(), [10, 5]);

  const done = await applyImport(owner, { digest }, later);
  assert.deepEqual(done, { done: 2, rows: 2, changed: 1, refused: 0, finished: true });
  assert.deepEqual(await onHand(), [7, 5]);
  const here = and(eq(stockMovements.variantId, items[0]?.variantId ?? 0), eq(stockMovements.kind, 'count'));
  const [moved] = await db.select().from(stockMovements).where(here);
  assert.deepEqual([moved?.onHandDelta, moved?.reason], [-3, 'stock.csv, line 2']);
  const [event] = await db
    .select()
    .from(events)
    .where(eq(events.id, moved?.eventId ?? 0));
  assert.deepEqual(
    [event?.type, event?.data],
    [
      'stock.imported',
      { sku: skus[0], location: location.code, name: 'stock.csv', line: 2, counted: 7, before: 10 },
    ],
  );
  await assertAllSound(at);
});

test('the same file twice changes nothing, whatever was sold in between', async () => {
  const { location, skus, csv, onHand } = await aShop(10);
  const { digest, fresh } = await read(csv(8));
  await applyImport(owner, { digest }, later);
  assert.equal(fresh, true);
  const again = await readImport(owner, { name: 'copy of stock.csv', bytes: bytes(csv(8)) }, later);
  assert.deepEqual([again.digest, again.fresh], [digest, false]);
  const sold = { sku: skus[0] ?? '', location: location.code, quantity: -3, reason: 'Sold' };
  await adjustStock(owner, { ...sold, kind: 'correction' }, later);
  assert.deepEqual(await applyImport(owner, { digest }, later), {
    done: 1,
    rows: 1,
    changed: 1,
    refused: 0,
    finished: true,
  });
  assert.deepEqual(await onHand(), [5]);
});

test('bad lines say what is wrong and where; good ones are applied', async () => {
  const { location, skus, onHand } = await aShop(1, 1);
  const service = await aProduct({ kind: 'service' });
  const place = location.code;
  const { digest } = await read(
    [
      'sku,location,on_hand,safety',
      `${skus[0]},${place},4,2`,
      `${skus[0]},${place},9,`,
      `nobody,${place},1,`,
      `${skus[1]},nowhere,1,`,
      `${skus[1]},${place},-1,`,
      `${skus[1]},${place},1.5,`,
      `${skus[1]},${place},1000000000,`,
      `=HYPERLINK("x"),${place},1,`,
      `${service.sku},${place},1,`,
      `,${place},1,`,
      `${skus[1]},${place}`,
      '',
    ].join('\n'),
  );
  const found = await lines(digest);
  assert.deepEqual(
    found.map(({ line, problem }) => [line, problem]),
    [
      [2, null],
      [3, 'this shelf stands in line 2 already'],
      [4, 'there is no such SKU'],
      [5, 'there is no such location'],
      [6, 'on hand -1 is below 0'],
      [7, 'on hand “1.5” is not a whole number'],
      [8, 'on hand 1000000000 is more than 10,000,000'],
      [9, 'the SKU looks like a formula'],
      [10, 'this SKU is not kept in stock'],
      [11, 'there is no SKU'],
      [12, 'there is no number on hand'],
    ],
  );
  const result = await applyImport(owner, { digest }, later);
  assert.deepEqual([result.changed, result.refused, result.finished], [1, 10, true]);
  assert.deepEqual(await onHand(), [4, 1]);
  let text = '';
  for await (const part of refusedLines(owner, digest)) text += part;
  assert.match(text, /^sku,location,on_hand,safety,bin,low_at,line,problem\r\n/);
  assert.match(text, /'=HYPERLINK/);
  assert.equal(text.trim().split('\r\n').length, 11);
});

test('every way a spreadsheet saves a file is read', async () => {
  const { location } = await aShop();
  const item = await aProduct({ stock: [{ location, onHand: 1 }] });
  const table = (sign: string, bin: string) =>
    ['SKU', 'Location', 'On hand', 'Bin'].join(sign) +
    `\r\n${[item.sku, location.code, '3', bin].join(sign)}\r\n`;
  const utf16 = (text: string, big: boolean) => {
    const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(big ? buffer.swap16() : buffer);
  };
  const ways: [string, Uint8Array][] = [
    ['plain', bytes(table(',', 'Größe 1'))],
    ['with a mark', bytes(`\ufeff${table(';', 'Größe 2')}`)],
    ['UTF-16 little', utf16(table('\t', 'Größe 3'), false)],
    ['UTF-16 big', utf16(table('\t', 'Größe 4'), true)],
    ['Windows-1252', new Uint8Array(Buffer.from(table(';', 'Größe 5'), 'latin1'))],
  ];
  for (const [i, [name, content]] of ways.entries()) {
    const { digest } = await readImport(owner, { name, bytes: content }, at);
    const [row] = await lines(digest);
    assert.deepEqual([name, row?.bin, row?.onHand, row?.problem], [name, `Größe ${i + 1}`, 3, null]);
  }
});

test('what is no such file is refused with what to do', async () => {
  const refuse = (content: Uint8Array, words: RegExp) =>
    assertRefused(() => readImport(owner, { name: 'x', bytes: content }, at), 'invalid', words);
  await refuse(bytes(''), /empty/);
  await refuse(bytes('sku,on_hand\nA,1\n'), /Missing: location. Known: sku/);
  await refuse(bytes('sku,location,on_hand\n'), /nothing below it/);
  await refuse(bytes(`sku,location,on_hand\n"A,B,1\n${'x\n'.repeat(200)}`), /never closed/);
  await refuse(new Uint8Array([80, 75, 3, 4, 0, 0, 0, 8, 1, 2, 0, 3]), /not a text file/);
  await assertRefused(() => read('sku,location,on_hand\nA,B,1\n', support), 'forbidden', /role/);
});

test('below what is reserved the youngest orders wait; below what is picked the line is refused', async () => {
  const { skus, csv, onHand } = await aShop(5, 5);
  const { orderId } = await anOrder({ lines: [{ sku: skus[0] ?? '', quantity: 4 }] });
  const picked = await anOrder({ lines: [{ sku: skus[1] ?? '', quantity: 4 }] });
  await pickShipment(owner, { orderId: picked.orderId, shipmentNo: 1 }, later);
  const { digest } = await read(csv(1, 2));
  const result = await applyImport(owner, { digest }, later);
  assert.deepEqual([result.changed, result.refused], [1, 1]);
  assert.deepEqual([await onHand(), (await orderNow(orderId)).waitingUnits], [[1, 5], 3]);
  assert.match((await lines(digest, 'problems'))[0]?.problem ?? '', /4 units are picked or packed/);
});

test('two people who apply one file at once apply each line once; two files take turns', async () => {
  const shop = await aShop(...Array.from({ length: 30 }, () => 3));
  const { digest } = await read(shop.csv(...Array.from({ length: 30 }, () => 8)));
  const other = await read(shop.csv(...Array.from({ length: 30 }, () => 9)));
  await Promise.all([
    applyImport(owner, { digest }, later),
    applyImport(merchant, { digest }, later),
    applyImport(owner, { digest: other.digest }, later),
  ]);
  assert.deepEqual(
    [(await getImport(owner, digest))?.changed, (await getImport(owner, other.digest))?.done],
    [30, 30],
  );
  assert.ok((await shop.onHand()).every((n) => n === 8 || n === 9));
  await assertAllSound(at);
});

test('a merchant changes only shelves of the own locations', async () => {
  const { csv, onHand } = await aShop(3);
  const elsewhere = { ...merchant, locationIds: [1] };
  const { digest } = await read(csv(4), elsewhere);
  assert.equal((await lines(digest, 'all', elsewhere))[0]?.problem, 'this is not one of your locations');
  await applyImport(elsewhere, { digest }, later);
  assert.deepEqual(await onHand(), [3]);
});

test('what is exported and read again changes nothing, formulas in names included', async () => {
  const location = await aLocation();
  const { variantId } = await aProduct({ stock: [{ location, onHand: 4, safety: 1 }] });
  const sku = `=${unique('SUM')}`;
  await db.update(variants).set({ sku }).where(eq(variants.id, variantId));
  await db.update(stockLevels).set({ bin: 'A, "1"' }).where(eq(stockLevels.variantId, variantId));
  let text = '';
  for await (const part of exportStock({ ...merchant, locationIds: [location.id] })) text += part;
  assert.equal(
    text,
    `sku,location,on_hand,safety,bin,low_at\r\n'${sku},${location.code},4,1,"A, ""1""",\r\n`,
  );
  const { digest } = await read(text);
  assert.deepEqual(await countImportLines(owner, digest), { changes: 0, same: 1, problems: 0, all: 1 });
});
