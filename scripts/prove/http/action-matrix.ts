import { sql } from 'drizzle-orm';
import { db } from '@/db';
import type { Role } from '@/db/statuses';
import { saveBox } from '@/lib/fulfillment/save-box';
import { holdOrder } from '@/lib/orders/hold-order';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  aPlacedOrder,
  aReceivedReturn,
  aReturn,
} from '@/tests/journeys';
import { aChannel, aLocation, anOrder, aProduct, at, owner, unique } from '@/tests/world';
import type { Sent } from './actions';
import { signedIn, someone } from './people';

/** What the call is about: made anew for each caller who may, so that it would work. */
export type Planted = { sent: Sent; params?: Record<string, string | number>; orderId?: number };
export type Guard = {
  /** Roles that may; the others are refused. `visit` and `proven`: customers who have opened the order. `anyone`: guarded by what is sent. */
  may: readonly Role[] | 'visit' | 'proven' | 'anyone';
  plant: () => Promise<Planted>;
  /** It only reads: allowed callers are known by their answer, not by what changed. */
  reads?: true;
};

const O: Role[] = ['owner'];
const OS: Role[] = ['owner', 'support'];
const OM: Role[] = ['owner', 'merchant'];
const OSM: Role[] = ['owner', 'support', 'merchant'];
const all: Role[] = ['owner', 'support', 'merchant', 'marketing'];

type Made = { orderId: number; [key: string]: unknown };
/** A call with JSON about an order that a journey has made. */
const about =
  <Order extends Made>(
    journey: () => Promise<Order>,
    json: (order: Order) => unknown = ({ orderId }) => ({ orderId }),
  ) =>
  async (): Promise<Planted> => {
    const order = await journey();
    const shipment = `${order.orderId}-${order.shipmentNo ?? 1}`;
    const params = { orderId: order.orderId, shipment, rma: String(order.rma ?? 'none') };
    return { sent: { json: json(order) }, params, orderId: order.orderId };
  };
const shipment = ({ orderId, shipmentNo }: Made) => ({ orderId, shipmentNo });
const parcel = ({ parcelId }: Made) => ({ parcelId });
const aBack = ({ orderId, returnNo }: Made) => ({ orderId, returnNo });
const short = ({ orderId, shipmentNo }: Made) => ({
  orderId,
  shipmentNo,
  lineNo: 1,
  quantity: 1,
  reason: 'none',
});
const money = ({ orderId }: Made) => ({
  orderId,
  amount: 500,
  provider: 'bank',
  providerRef: unique('proof'),
});
const paid = () => aPlacedOrder({ paid: true });
const refund = ({ orderId }: Made) => ({ orderId, amount: 100, credit: 'goodwill' });
const canceled = ({ orderId }: Made) => ({ orderId, reason: 'customer' });
const lines = [{ lineNo: 1, quantity: 1, reason: 'damaged', outcome: 'refund' }];

async function aHeldOrder() {
  const order = await aPlacedOrder();
  await holdOrder(owner, { orderId: order.orderId, reason: 'address' }, at);
  return order;
}
async function anUnverifiedOrder() {
  const channel = await aChannel({ autoConfirm: false });
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 3 }] });
  return anOrder({ channel, lines: [{ sku, quantity: 1 }] });
}
/** Delivered yesterday, so that its customer may still send it back. */
async function aFreshDelivery() {
  const order = await aDeliveredOrder({ paid: true });
  for (const table of ['shipments', 'parcels', 'orders'])
    await db.execute(
      sql`update ${sql.identifier(table)} set delivered_at = now() - interval '1 day' where ${
        table === 'parcels'
          ? sql`id in (select parcel_id from parcel_lines where order_id = ${order.orderId})`
          : sql`${sql.identifier(table === 'orders' ? 'id' : 'order_id')} = ${order.orderId}`
      }`,
    );
  return order;
}
async function someStockHere() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  return { sku, location: location.code, orderId: 0 };
}
const stock = (json: (shelf: { sku: string; location: string }) => unknown) => async (): Promise<Planted> => {
  const { sku, location } = await someStockHere();
  return { sent: { json: json({ sku, location }) }, params: { sku } };
};
const aboutSomebody = (json: (staffId: number) => unknown) => async (): Promise<Planted> => ({
  sent: { json: json((await someone('support')).id) },
});
const aBox = { key: null, lengthMm: 300, widthMm: 200, heightMm: 150, tareG: 150, maxG: 9000 };
const password = 'a new password of many words';

/** Per file and name: who may call it, and a call that works for them. An action of the build that is not here is red. */
export const guards: Record<string, Guard> = {
  'app/office/orders/[orderId]/actions.ts#verifyOrderAction': { may: OS, plant: about(anUnverifiedOrder) },
  'app/office/orders/[orderId]/actions.ts#holdOrderAction': {
    may: OSM,
    plant: about(aPlacedOrder, ({ orderId }) => ({ orderId, reason: 'address' })),
  },
  'app/office/orders/[orderId]/actions.ts#releaseHoldAction': {
    may: OSM,
    plant: about(aHeldOrder, ({ orderId }) => ({ orderId, holdNo: 1 })),
  },
  'app/office/orders/[orderId]/actions.ts#noteOrderAction': {
    may: OSM,
    plant: about(aPlacedOrder, ({ orderId }) => ({ orderId, note: 'A note' })),
  },
  'app/office/orders/[orderId]/actions.ts#tagOrderAction': {
    may: OSM,
    plant: about(aPlacedOrder, ({ orderId }) => ({ orderId, add: ['vip'] })),
  },
  'app/office/orders/[orderId]/actions.ts#cancelOrderAction': {
    may: OSM,
    plant: about(aPlacedOrder, canceled),
  },
  'app/office/orders/[orderId]/actions.ts#previewCancelAction': {
    may: OSM,
    plant: about(aPlacedOrder, canceled),
    reads: true,
  },
  'app/office/orders/[orderId]/actions.ts#capturePaymentAction': {
    may: O,
    plant: about(aPlacedOrder, money),
  },
  'app/office/orders/[orderId]/actions.ts#recordReceiptAction': { may: O, plant: about(aPlacedOrder, money) },
  'app/office/orders/[orderId]/actions.ts#refundPaymentAction': { may: OS, plant: about(paid, refund) },
  'app/office/orders/[orderId]/actions.ts#previewRefundAction': {
    may: OS,
    plant: about(paid, refund),
    reads: true,
  },
  'app/office/orders/[orderId]/actions.ts#deliverParcelAction': {
    may: OM,
    plant: about(aHandedOverParcel, parcel),
  },
  'app/office/orders/[orderId]/actions.ts#undoHandOverAction': {
    may: OM,
    plant: about(aHandedOverParcel, parcel),
  },
  'app/office/orders/[orderId]/actions.ts#unpackParcelAction': {
    may: OM,
    plant: about(aPackedParcel, parcel),
  },

  'app/office/fulfill/actions.ts#releaseShipmentAction': { may: OM, plant: about(aPlacedOrder, shipment) },
  'app/office/fulfill/actions.ts#pickShipmentAction': { may: OM, plant: about(aPlacedOrder, shipment) },
  'app/office/fulfill/actions.ts#shortPickAction': { may: OM, plant: about(aPlacedOrder, short) },
  'app/office/fulfill/actions.ts#previewShortPickAction': {
    may: OM,
    plant: about(aPlacedOrder, short),
    reads: true,
  },
  'app/office/fulfill/actions.ts#packParcelAction': { may: OM, plant: about(aPickedOrder, shipment) },
  'app/office/fulfill/actions.ts#unpackParcelAction': { may: OM, plant: about(aPackedParcel, parcel) },
  'app/office/fulfill/actions.ts#handOverParcelAction': {
    may: OM,
    plant: about(aPackedParcel, ({ parcelId }) => ({ parcelId, carrier: 'DHL' })),
  },
  'app/office/fulfill/actions.ts#undoHandOverAction': { may: OM, plant: about(aHandedOverParcel, parcel) },

  'app/office/fulfill/station-actions.ts#packScannedAction': {
    may: OM,
    plant: about(aPlacedOrder, (order) => ({
      ...shipment(order),
      checks: [{ how: 'hand', lineNo: 1, quantity: 1 }],
    })),
  },
  'app/office/fulfill/station-actions.ts#findJobAction': {
    may: OM,
    plant: about(aPlacedOrder, ({ number, location }) => ({ code: number, locationId: location.id })),
    reads: true,
  },
  // What is in the catalog, everybody may look up.
  'app/office/fulfill/station-actions.ts#nameCodeAction': {
    may: all,
    plant: stock(({ sku }) => ({ code: sku })),
    reads: true,
  },
  'app/office/fulfill/station-actions.ts#saveBoxAction': {
    may: OM,
    plant: async () => ({ sent: { json: { ...aBox, name: unique('Box') } } }),
  },
  'app/office/fulfill/station-actions.ts#retireBoxAction': {
    may: OM,
    plant: async () => ({
      sent: { json: await saveBox(owner, { ...aBox, name: unique('Box') }, at) },
    }),
  },

  'app/office/inventory/actions.ts#nameBinAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, bin: 'A-1' })),
  },
  'app/office/inventory/actions.ts#receiveStockAction': {
    may: OM,
    plant: stock(({ sku, location }) => ({ location, lines: [{ sku, quantity: 1 }] })),
  },
  'app/office/inventory/actions.ts#adjustStockAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, quantity: 1, reason: 'found' })),
  },
  'app/office/inventory/actions.ts#countStockAction': {
    may: OM,
    plant: stock((shelf) => ({ ...shelf, counted: 4 })),
  },

  'app/office/returns/actions.ts#requestReturnAction': {
    may: OS,
    plant: about(aDeliveredOrder, ({ orderId }) => ({ orderId, lines })),
  },
  'app/office/returns/actions.ts#approveReturnAction': { may: OS, plant: about(aReturn, aBack) },
  'app/office/returns/actions.ts#declineReturnAction': {
    may: OS,
    plant: about(aReturn, (made) => ({ ...aBack(made), message: 'Too late' })),
  },
  'app/office/returns/actions.ts#cancelReturnAction': { may: OS, plant: about(aReturn, aBack) },
  'app/office/returns/actions.ts#receiveReturnAction': { may: OM, plant: about(aReturn, aBack) },
  'app/office/returns/actions.ts#inspectReturnAction': {
    may: OM,
    plant: about(aReceivedReturn, (made) => ({
      ...aBack(made),
      units: [{ lineNo: 1, quantity: 1, condition: 'resell' }],
    })),
  },
  'app/office/returns/actions.ts#refundReturnAction': { may: OS, plant: about(aReceivedReturn, aBack) },
  'app/office/returns/actions.ts#previewRefundReturnAction': {
    may: OS,
    plant: about(aReceivedReturn, aBack),
    reads: true,
  },

  'app/office/team/actions.ts#createStaffAction': {
    may: O,
    plant: async () => ({
      sent: { json: { email: `${unique('new')}@proof.test`, name: 'New', role: 'support', password } },
    }),
  },
  'app/office/team/actions.ts#changeStaffAction': {
    may: O,
    plant: aboutSomebody((staffId) => ({ staffId, role: 'marketing' })),
  },
  'app/office/team/actions.ts#resetPasswordAction': {
    may: O,
    plant: aboutSomebody((staffId) => ({ staffId, password })),
  },
  'app/office/team/actions.ts#endSessionsAction': {
    may: O,
    plant: async () => {
      const { id } = await someone('support');
      await signedIn(id);
      return { sent: { json: { staffId: id } } };
    },
  },
  // Everybody may, with the current password; without it even the own one stays.
  'app/office/team/actions.ts#changePasswordAction': {
    may: all,
    plant: async () => ({ sent: { json: { current: 'wrong', password } } }),
    reads: true,
  },
  'app/office/sign-out.ts#signOutAction': { may: 'anyone', plant: async () => ({ sent: { nothing: true } }) },

  'app/(portal)/return/actions.ts#requestReturnAction': {
    may: 'proven',
    plant: async () => {
      const { orderId } = await aFreshDelivery();
      return { sent: { form: { lines: JSON.stringify(lines) } }, orderId };
    },
  },
  'app/(portal)/return/actions.ts#cancelReturnAction': {
    may: 'proven',
    plant: async () => {
      const { orderId, returnNo, rma } = await aReturn();
      return { sent: { form: { returnNo: String(returnNo) } }, params: { rma }, orderId };
    },
  },
  'app/(portal)/actions.ts#requestCodeAction': {
    may: 'visit',
    plant: async () => ({ sent: { form: { next: 'track' } }, orderId: (await aPlacedOrder()).orderId }),
  },
  'app/(portal)/actions.ts#proveAction': {
    may: 'visit',
    plant: async () => ({
      sent: { form: { code: 'AAAA-AAAA', next: 'track' } },
      orderId: (await aPlacedOrder()).orderId,
    }),
    reads: true,
  },
  'app/(portal)/actions.ts#closeVisitAction': {
    may: 'visit',
    plant: async () => ({ sent: { form: {} }, orderId: (await aPlacedOrder()).orderId }),
  },
  'app/office/health/actions.ts#runDoctorAction': { may: O, plant: async () => ({ sent: { json: {} } }) },
  // Guarded by what is sent: number and proof, the mailed link, the password, an empty team.
  'app/(portal)/actions.ts#lookUpAction': {
    may: 'anyone',
    plant: async () => ({ sent: { form: { reference: 'NOBODY', proof: `${unique('no')}@example.com` } } }),
  },
  'app/(portal)/actions.ts#openLinkAction': {
    may: 'anyone',
    plant: async () => ({ sent: { form: { token: 'x'.repeat(43) } } }),
  },
  'app/(portal)/f/[token]/actions.ts#answerAction': {
    may: 'anyone',
    plant: async () => ({ sent: { form: { token: 'x'.repeat(43), score: '5' } } }),
  },
  'app/sign-in/actions.ts#signInAction': {
    may: 'anyone',
    plant: async () => ({
      sent: { form: { email: `${unique('no')}@example.com`, password: 'wrong', next: '' } },
    }),
  },
  'app/setup/actions.ts#createFirstOwnerAction': {
    may: 'anyone',
    plant: async () => ({
      sent: { form: { email: `${unique('eve')}@example.com`, name: 'Eve', password } },
    }),
  },
};
