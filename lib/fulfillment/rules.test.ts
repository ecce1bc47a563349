import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Method, ParcelStatus, ShipmentStatus } from '@/db/statuses';
import { blockOf, chooseUnits, roadStatusOf, shipmentStatusOf } from './rules';

test('a shipment is as far as its units', () => {
  const cases: [ShipmentStatus, Method, [number, number, number, number, number], ShipmentStatus][] = [
    ['planned', 'ship', [3, 0, 0, 0, 0], 'planned'],
    ['waiting', 'ship', [3, 0, 0, 0, 0], 'waiting'],
    ['released', 'ship', [3, 0, 0, 0, 0], 'released'],
    ['picking', 'ship', [3, 0, 0, 0, 0], 'released'],
    ['planned', 'ship', [3, 1, 0, 0, 0], 'picking'],
    ['picking', 'ship', [3, 3, 2, 0, 0], 'picking'],
    ['picking', 'ship', [3, 3, 3, 0, 0], 'packed'],
    ['picking', 'pickup', [3, 3, 3, 0, 0], 'ready'],
    ['packed', 'ship', [3, 3, 3, 2, 1], 'packed'],
    ['packed', 'ship', [3, 3, 3, 3, 2], 'handed_over'],
    ['handed_over', 'ship', [3, 3, 3, 3, 3], 'delivered'],
    ['handed_over', 'ship', [3, 3, 3, 1, 0], 'packed'],
    ['picking', 'ship', [0, 0, 0, 0, 0], 'canceled'],
    ['canceled', 'ship', [3, 0, 0, 0, 0], 'canceled'],
  ];
  for (const [before, method, [quantity, picked, packed, shipped, delivered], after] of cases)
    assert.equal(
      shipmentStatusOf(before, method, { quantity, picked, packed, shipped, delivered }),
      after,
      `${before} ${quantity}/${picked}/${packed}/${shipped}/${delivered}`,
    );
});

test('reports of the carrier lead to the same place in whatever sequence they come', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
  const reports: { status: ParcelStatus; at: Date }[] = [
    { status: 'in_transit', at: at(8) },
    { status: 'out_for_delivery', at: at(9) },
    { status: 'attempted', at: at(12) },
    { status: 'in_transit', at: at(5) },
  ];
  assert.equal(roadStatusOf(at(6), reports), 'attempted');
  assert.equal(roadStatusOf(at(6), [...reports].reverse()), 'attempted');
  assert.equal(roadStatusOf(at(13), reports), 'handed_over');
  const together = [
    { status: 'in_transit', at: at(8) },
    { status: 'out_for_delivery', at: at(8) },
  ] as const;
  assert.equal(roadStatusOf(at(8), together), 'out_for_delivery');
  assert.equal(roadStatusOf(at(8), [...together].reverse()), 'out_for_delivery');
});

test('units are chosen from what is left, summed by line', () => {
  const lines = [
    { lineNo: 1, left: 2 },
    { lineNo: 2, left: 0 },
  ];
  const choose = (asked?: { lineNo: number; quantity: number }[]) =>
    chooseUnits(asked, lines, ({ left }) => left, 'to pick');
  assert.deepEqual(choose(), [{ lineNo: 1, quantity: 2 }]);
  assert.deepEqual(
    choose([
      { lineNo: 1, quantity: 1 },
      { lineNo: 1, quantity: 1 },
    ]),
    [{ lineNo: 1, quantity: 2 }],
  );
  assert.throws(() => choose([{ lineNo: 1, quantity: 3 }]), /Line 1 has 2 left to pick, not 3/);
  assert.throws(() => choose([{ lineNo: 7, quantity: 1 }]), /Line 7 is not part of this/);
  assert.throws(() => chooseUnits(undefined, [], () => 1, 'to pick'), /nothing left to pick/);
});

test('what is on hold or not verified says what to do first', () => {
  const free = { no: 1, held: false };
  assert.equal(blockOf({ number: 'W1', status: 'open' }, free), null);
  assert.match(
    blockOf({ number: 'W1', status: 'to_verify' }, free) ?? '',
    /not been verified yet\. Verify it/,
  );
  assert.match(blockOf({ number: 'W1', status: 'on_hold' }, free) ?? '', /Order W1 is on hold/);
  assert.match(
    blockOf({ number: 'W1', status: 'open' }, { no: 2, held: true }) ?? '',
    /Shipment 2 of order W1 is on hold/,
  );
});
