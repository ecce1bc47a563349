import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlaceOrderInput } from './inputs';
import { linesOf } from './placing-lines';
import type { PlacingFacts, PlacingItem } from './placing-read';

test('a bundle is worth nothing, its parts share price, discount and tax by their own prices', () => {
  const lines = linesOf(
    order([{ sku: 'SET', quantity: 2, unitAmount: 5000, discountAmount: 100, taxAmount: 1581 }]),
    facts([
      part('SET', 1, 'bundle'),
      part('CUP', 2, 'physical', 1000, 3),
      part('POT', 3, 'physical', 2999, 1),
    ]),
  );
  assert.deepEqual(
    lines.map((l) => [
      l.no,
      l.parentNo,
      l.sku,
      l.quantity,
      l.unitAmount,
      l.discountAmount,
      l.taxAmount,
      l.totalAmount,
    ]),
    [
      [1, null, 'SET', 2, 0, 0, 0, 0],
      [2, 1, 'CUP', 6, 834, 53, 791, 4951],
      [3, 1, 'POT', 2, 2500, 51, 790, 4949],
    ],
  );
});

test('parts without prices share by units', () => {
  const lines = linesOf(
    order([{ sku: 'SET', quantity: 1, unitAmount: 400 }]),
    facts([
      part('SET', 1, 'bundle'),
      part('CUP', 2, 'physical', null, 3),
      part('POT', 3, 'physical', null, 1),
    ]),
  );
  assert.deepEqual(
    lines.map(({ totalAmount }) => totalAmount),
    [0, 300, 100],
  );
});

test('whatever the amounts: rows keep the schema’s checks and add up to what was asked', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 3000; round++) {
    const parts = Array.from({ length: 1 + random(4) }, (_, i) =>
      part(`C${i}`, i + 2, 'physical', random(4) ? random(5000) : null, 1 + random(4)),
    );
    const taxIncluded = random(2) === 0;
    const asked = Array.from({ length: 1 + random(3) }, () => {
      const quantity = 1 + random(9);
      const unitAmount = random(3) ? random(100_000) : random(3);
      const discountAmount = random(quantity * unitAmount + 1);
      const taxAmount = random(quantity * unitAmount - discountAmount + 1);
      return { sku: 'SET', quantity, unitAmount, discountAmount, taxAmount };
    });
    const lines = linesOf({ ...order(asked), taxIncluded }, facts([part('SET', 1, 'bundle'), ...parts]));

    for (const line of lines) {
      const gross = line.quantity * line.unitAmount;
      assert.ok(line.unitAmount >= 0 && Number.isSafeInteger(line.unitAmount));
      assert.ok(line.discountAmount >= 0 && line.discountAmount <= gross);
      assert.ok(line.taxAmount >= 0);
      assert.equal(line.totalAmount, gross - line.discountAmount + (taxIncluded ? 0 : line.taxAmount));
      if (line.kind === 'bundle') assert.equal(line.totalAmount, 0);
    }
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    const totals = asked.map(
      (l) => l.quantity * l.unitAmount - l.discountAmount + (taxIncluded ? 0 : l.taxAmount),
    );
    assert.equal(sum(lines.map(({ totalAmount }) => totalAmount)), sum(totals));
    assert.equal(sum(lines.map(({ taxAmount }) => taxAmount)), sum(asked.map(({ taxAmount }) => taxAmount)));
  }
});

const order = (lines: object[]) => PlaceOrderInput.parse({ channel: 'web', currency: 'EUR', lines });

/** A component of the bundle with id 1, unless it is the bundle. */
const part = (
  sku: string,
  id: number,
  kind: PlacingItem['kind'],
  price: number | null = null,
  units = 1,
): PlacingItem => ({
  id,
  sku,
  kind,
  units,
  bundle_id: kind === 'bundle' ? null : 1,
  name: sku,
  stocked: kind !== 'bundle',
  category: null,
  weight_g: null,
  backorder: 'never',
  price_amount: price,
  archived: false,
  stock: null,
  receipts: null,
});

const nothing = { version: null, places: [], ruleSets: [], methods: [], zones: [], rates: [], safety: [] };

const facts = (items: PlacingItem[]): PlacingFacts => ({
  head: {
    channel_id: 1,
    number_prefix: '',
    channel_currency: 'EUR',
    auto_confirm: true,
    expire_after_minutes: null,
    currency_known: true,
    customer_id: null,
    order_id: null,
    order_number: '',
    order_ref: '',
    order_hash: null,
    settings: null,
    known_places: null,
    history: null,
    hold: null,
    spot: null,
  },
  items,
  sourcing: { ...nothing, load: new Map() },
  promotions: [],
});

/** The same numbers in every run. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
