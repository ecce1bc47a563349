import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy, count, lasting, plainName, rowWords, size } from './words';

const from = new Date('2026-03-02T09:00:00.000Z');
const after = (seconds: number) => lasting(from, new Date(from.getTime() + seconds * 1000));

test('figures as people say them', () => {
  assert.deepEqual([0, 89, 600, 7200, 86_400 * 4].map(after), ['0 s', '89 s', '10 min', '2 h', '4 days']);
  assert.deepEqual([0, 512_000, 9_400_000, 48_000_000, 4.9e9].map(size), [
    '0.0 kB',
    '512 kB',
    '9.4 MB',
    '48 MB',
    '4.9 GB',
  ]);
  assert.deepEqual([7, 1234, 10_001].map(count), ['7', '1,234', '10,000+']);
});

test('what the doctor says, in words', () => {
  assert.equal(plainName('stock_is_its_movements'), 'Stock is its movements');
  assert.equal(rowWords({ variant_id: 12, location_id: 3 }), 'variant 12, location 3');
  assert.deepEqual(['staff:4', 'system:nightly-doctor', 'system:test'].map(askedBy), [
    'by hand',
    'at night',
    'by the system',
  ]);
});
