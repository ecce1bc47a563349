import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { holdOrder } from '@/lib/orders/hold-order';
import { releaseHold } from '@/lib/orders/release-hold';
import { aPackedParcel, aPickedOrder, aPlacedOrder } from '@/tests/journeys';
import { at, minutesLater, owner } from '@/tests/world';
import { handOverParcel } from './hand-over-parcel';
import { packParcel } from './pack-parcel';
import { pickShipment } from './pick-shipment';
import { releaseShipment } from './release-shipment';

after(closeDb);

type Target = { shipmentNo?: number; lineNo?: number };
const levels: [string, Target][] = [
  ['the order', {}],
  ['its shipment', { shipmentNo: 1 }],
  ['a line of it', { lineNo: 1 }],
];
const steps: [string, () => Promise<{ orderId: number; go: () => Promise<unknown> }>][] = [
  [
    'released',
    async () => {
      const { orderId } = await aPlacedOrder();
      return { orderId, go: () => releaseShipment(owner, { orderId, shipmentNo: 1 }, at) };
    },
  ],
  [
    'picked',
    async () => {
      const { orderId } = await aPlacedOrder();
      return { orderId, go: () => pickShipment(owner, { orderId, shipmentNo: 1 }, at) };
    },
  ],
  [
    'packed',
    async () => {
      const { orderId } = await aPickedOrder();
      return { orderId, go: () => packParcel(owner, { orderId, shipmentNo: 1 }, at) };
    },
  ],
  [
    'handed over',
    async () => {
      const { orderId, parcelId } = await aPackedParcel();
      return { orderId, go: () => handOverParcel(owner, { parcelId, carrier: 'DHL' }, minutesLater(60)) };
    },
  ],
];

for (const [what, target] of levels)
  for (const [done, made] of steps)
    test(`while ${what} is on hold nothing is ${done}; released, it goes on`, async () => {
      const { orderId, go } = await made();
      const { holdNo } = await holdOrder(owner, { orderId, reason: 'customer', ...target }, at);
      await assert.rejects(go(), /is on hold\. Release its hold, then go on/);
      await releaseHold(owner, { orderId, holdNo }, at);
      await go();
    });
