import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrackingData } from '@/lib/customers/portal-types';
import { shortName, trackingHeadline } from './tracking-headline';

const now = new Date('2026-11-19T09:00:00.000Z');
const item = (name: string, quantity = 1) => ({ lineNo: 1, name, picture: null, quantity });
const tablecloth = item('Linen tablecloth 160 × 260, flax');
const carafe = item('Carafe 1 L, smoke');
const bowls = item('Stoneware bowl 16 cm, chalk', 6);

type Parcel = TrackingData['parcels'][number];
const parcel = (given: Partial<Parcel>): Parcel => ({
  id: 1,
  shipmentNo: 1,
  status: 'in_transit',
  method: 'ship',
  carrier: 'DPD',
  trackingNumber: '0998',
  timeZone: 'UTC',
  promisedAt: null,
  packedAt: '2026-11-17T10:00:00Z',
  handedOverAt: '2026-11-17T16:20:00Z',
  deliveredAt: null,
  items: [tablecloth],
  checkpoints: [],
  ...given,
});
type Shipment = TrackingData['shipments'][number];
const shipment = (given: Partial<Shipment>): Shipment => ({
  no: 1,
  status: 'planned',
  method: 'ship',
  city: 'Lyon',
  timeZone: 'UTC',
  promisedAt: null,
  expectedAt: null,
  unpacked: [tablecloth],
  ...given,
});
const order = (given: Partial<TrackingData>): TrackingData => ({
  orderId: 1,
  number: '10482',
  status: 'open',
  fulfillmentStatus: 'shipped',
  method: 'ship',
  placedAt: '2026-11-16T09:00:00Z',
  promisedAt: null,
  firstPromisedAt: null,
  deliveredAt: null,
  holdReason: null,
  lines: [],
  shipments: [],
  parcels: [],
  returns: [],
  ...given,
});

const friday = '2026-11-20T17:00:00Z';
const cases: [string, TrackingData][] = [
  ['This order was not completed. Nothing was charged.', order({ status: 'expired' })],
  ['This order is canceled.', order({ status: 'canceled' })],
  ['We have your order and are checking it.', order({ status: 'to_verify', shipments: [shipment({})] })],
  ['Your order is waiting.', order({ status: 'on_hold', shipments: [shipment({ status: 'waiting' })] })],
  ['Your order is being prepared.', order({ shipments: [shipment({})] })],
  ['Your order arrives tomorrow.', order({ shipments: [shipment({ promisedAt: friday })] })],
  ['Your order arrives today.', order({ parcels: [parcel({ status: 'out_for_delivery' })] })],
  [
    'Your order arrives on Monday 23 November.',
    order({ parcels: [parcel({ promisedAt: '2026-11-23T17:00:00Z' })] }),
  ],
  [
    'Your order arrives on Monday 4 January 2027.',
    order({ parcels: [parcel({ promisedAt: '2027-01-04T17:00:00Z' })] }),
  ],
  ['Your order is on the way.', order({ parcels: [parcel({})] })],
  ['Your order is late.', order({ parcels: [parcel({ promisedAt: '2026-11-18T17:00:00Z' })] })],
  ['Your order arrives today.', order({ parcels: [parcel({ promisedAt: '2026-11-19T01:00:00Z' })] })],
  ['Your order is held up on the way.', order({ parcels: [parcel({ status: 'exception' })] })],
  ['Your order came, but nobody was there.', order({ parcels: [parcel({ status: 'attempted' })] })],
  ['Your order is ready for you to collect.', order({ shipments: [shipment({ status: 'ready' })] })],
  ['Your order waits for stock.', order({ shipments: [shipment({ status: 'waiting' })] })],
  [
    'Your order arrived yesterday.',
    order({ parcels: [parcel({ status: 'delivered', deliveredAt: '2026-11-18T12:00:00Z' })] }),
  ],
  [
    'Linen tablecloth and Carafe arrive tomorrow. 6 × Stoneware bowl are held up on the way.',
    order({
      parcels: [
        parcel({ promisedAt: friday, items: [tablecloth, carafe] }),
        parcel({ id: 2, status: 'exception', items: [bowls] }),
      ],
    }),
  ],
  [
    'Linen tablecloth and Carafe arrive tomorrow. 6 × Stoneware bowl come later: we expect stock on Monday 30 November.',
    order({
      parcels: [parcel({ promisedAt: friday }), parcel({ id: 2, promisedAt: friday, items: [carafe] })],
      shipments: [
        shipment({ no: 2, status: 'waiting', expectedAt: '2026-11-30T08:00:00Z', unpacked: [bowls] }),
      ],
    }),
  ],
  [
    '8 items arrived today. Linen tablecloth is being prepared.',
    order({
      parcels: [
        parcel({ status: 'delivered', deliveredAt: '2026-11-19T08:00:00Z', items: [bowls, carafe] }),
        parcel({ id: 2, status: 'delivered', deliveredAt: '2026-11-18T08:00:00Z', items: [item('Vase')] }),
      ],
      shipments: [shipment({})],
    }),
  ],
];

for (const [words, data] of cases) test(words, () => assert.equal(trackingHeadline(data, now), words));

test('a day ends at midnight where the goods come from', () => {
  const data = order({ parcels: [parcel({ promisedAt: '2026-11-18T17:00:00Z' })] });
  const night = new Date('2026-11-19T00:30:00Z');
  assert.equal(trackingHeadline(data, night, 'America/New_York'), 'Your order arrives today.');
  assert.equal(trackingHeadline(data, night, 'Europe/Lisbon'), 'Your order is late.');
});

test('names are cut to what people say', () => {
  assert.equal(shortName('Linen tablecloth 160 × 260, flax'), 'Linen tablecloth');
  assert.equal(shortName('Vase'), 'Vase');
  assert.equal(shortName('3 towels, blue'), '3 towels');
  assert.equal(
    shortName('A very long name of a thing that nobody says aloud'),
    'A very long name of a thing that…',
  );
});
