import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeEvent } from './rules';
import type { StockWorkData } from './stock-types';
import type { EventType } from './types';

const goods = [
  { sku: 'MUG-1', quantity: 3 },
  { sku: 'MUG-2', quantity: 2 },
];
const noon = '2026-05-12T12:00:00.000Z';

const said: { [Type in keyof StockWorkData]: [data: StockWorkData[Type], sentence: string] } = {
  'transfer.created': [
    { transferId: 7, from: 'HH', to: 'LY', goods },
    'Transfer 7 drafted, 5 units from HH to LY',
  ],
  'transfer.changed': [
    { transferId: 7, from: 'HH', to: 'LY', goods },
    'Transfer 7 changed, 5 units from HH to LY',
  ],
  'transfer.canceled': [{ transferId: 7 }, 'Transfer 7 canceled'],
  'transfer.sent': [
    { transferId: 7, from: 'HH', to: 'LY', goods, expectedAt: noon },
    '5 units left HH for LY, expected Tue 12 May 2026',
  ],
  'transfer.taken_back': [
    { transferId: 7, from: 'HH', to: 'LY', goods },
    '5 units taken back, they stayed at HH',
  ],
  'transfer.received': [
    { transferId: 7, from: 'HH', to: 'LY', goods, left: 2 },
    '5 units arrived at LY, 2 still on the way',
  ],
  'transfer.closed_short': [
    { transferId: 7, goods, reason: 'Fell off' },
    'Closed, 5 units never arrived: Fell off',
  ],
  'transfer.reopened': [{ transferId: 7, goods }, 'Opened again, 5 units on the way after all'],
  'transfer.dated': [{ transferId: 7, expectedAt: noon, before: null }, 'Now expected Tue 12 May 2026'],
  'receipt.expected': [
    { receiptId: 3, sku: 'MUG-1', location: 'HH', quantity: 6, expectedAt: noon, reference: 'PO 9' },
    '6 of MUG-1 expected at HH on Tue 12 May 2026, PO 9',
  ],
  'receipt.changed': [
    {
      receiptId: 3,
      sku: 'MUG-1',
      location: 'HH',
      quantity: 4,
      expectedAt: noon,
      before: { quantity: 6, expectedAt: '2026-05-11T12:00:00.000Z' },
    },
    'Expected at HH: now 4 of MUG-1 on Tue 12 May 2026, before 6 on Mon 11 May 2026',
  ],
  'receipt.canceled': [
    { receiptId: 3, sku: 'MUG-1', location: 'HH', left: 4 },
    '4 of MUG-1 are no longer expected at HH',
  ],
  'count.opened': [{ countId: 2, location: 'HH', lines: 1 }, 'Count opened at HH, 1 SKU'],
  'count.submitted': [{ countId: 2, counted: 5, uncounted: 1 }, 'Counting finished: 5 counted, 1 not'],
  'count.reopened': [{ countId: 2 }, 'Counting goes on'],
  'count.posted': [{ countId: 2, lines: 5 }, 'Count posted, 5 lines'],
  'count.canceled': [{ countId: 2 }, 'Count canceled, nothing was changed'],
  'import.read': [{ name: 'stock.csv', rows: 12 }, 'File stock.csv read, 12 lines'],
  'stock.imported': [
    {
      sku: 'MUG-1',
      location: 'HH',
      name: 'stock.csv',
      line: 4,
      counted: 6,
      before: 9,
      bin: 'A-1',
      safety: 2,
    },
    'stock.csv, line 4: 6 on hand, before 9, safety 2, bin A-1',
  ],
  'shipment.expected': [
    { shipmentNo: 2, expectedAt: noon },
    'Shipment 2: its stock is expected on Tue 12 May 2026',
  ],
};

for (const [type, [data, sentence]] of Object.entries(said))
  test(`${type} is said in plain words`, () => {
    assert.equal(describeEvent({ type: type as EventType, data }, null), sentence);
  });
