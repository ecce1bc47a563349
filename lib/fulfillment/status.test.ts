import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnStatus } from '@/lib/returns/return-status';
import { parcelStatus } from './parcel-status';
import { shipmentStatus } from './shipment-status';

type Machine = {
  statuses: readonly string[];
  moves: Record<string, { from: readonly string[]; to: string }>;
};

/** States that nothing leads to, and moves that start nowhere one can be. */
function flawsOf({ statuses, moves }: Machine, starts: string[]) {
  const reached = new Set(starts);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of Object.values(moves))
      if (from.some((status) => reached.has(status))) reached.add(to);
  }
  return [
    ...statuses.filter((status) => !reached.has(status)),
    ...Object.entries(moves)
      .filter(([, { from }]) => !from.some((status) => reached.has(status)))
      .map(([name]) => name),
  ];
}

test('every state of a shipment, a parcel and a return can be reached, and every move can be made', () => {
  assert.deepEqual(flawsOf(shipmentStatus, ['waiting', 'planned']), []);
  assert.deepEqual(flawsOf(parcelStatus, ['packed']), []);
  assert.deepEqual(flawsOf(returnStatus, ['requested']), []);
});

test('nothing moves out of an end', () => {
  const outOf = ({ moves }: Machine, status: string) =>
    Object.entries(moves)
      .filter(([, { from }]) => from.includes(status))
      .map(([name]) => name);
  assert.deepEqual(
    [
      outOf(shipmentStatus, 'delivered'),
      outOf(shipmentStatus, 'canceled'),
      outOf(parcelStatus, 'delivered'),
      outOf(parcelStatus, 'void'),
      outOf(returnStatus, 'resolved'),
      outOf(returnStatus, 'declined'),
      outOf(returnStatus, 'canceled'),
      outOf(returnStatus, 'expired'),
    ].flat(),
    [],
  );
});
