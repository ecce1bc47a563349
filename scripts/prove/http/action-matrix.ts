import { saveBox } from '@/lib/fulfillment/save-box';
import { addDays } from '@/lib/time';
import {
  aDeliveredOrder,
  aHandedOverParcel,
  aPackedParcel,
  aPickedOrder,
  aPlacedOrder,
  aReceivedReturn,
  aReturn,
} from '@/tests/journeys';
import { aSupplier, aSupplierLink } from '@/tests/suppliers';
import { at, owner, unique } from '@/tests/world';
import {
  aBack,
  aBox,
  about,
  aboutSomebody,
  aHeldOrder,
  all,
  anUnverifiedOrder,
  canceled,
  type Guard,
  lines,
  money,
  O,
  OM,
  OS,
  OSM,
  paid,
  parcel,
  password,
  refund,
  shipment,
  short,
  stock,
} from './action-calls';
import { captureGuards } from './capture-matrix';
import { doorGuards } from './door-matrix';
import { draftGuards } from './draft-matrix';
import { signedIn, someone } from './people';
import { rerouteGuards } from './reroute-matrix';
import { routingGuards } from './routing-matrix';
import { settingsGuards } from './settings-matrix';
import { stockGuards } from './stock-matrix';
import { stockWorkGuards } from './stock-work-matrix';

/** Per file and name: who may call it, and a call that works for them. An action of the build that is not here is red. */
export const guards: Record<string, Guard> = {
  ...doorGuards,
  ...stockWorkGuards,
  ...captureGuards,
  ...stockGuards,
  ...settingsGuards,
  ...draftGuards,
  ...routingGuards,
  ...rerouteGuards,
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
  'app/office/orders/[orderId]/actions.ts#revisePromiseAction': {
    may: OS,
    plant: about(aPlacedOrder, ({ orderId }) => ({
      orderId,
      day: addDays(new Date(), 9).toISOString().slice(0, 10),
      reason: 'the maker is ill',
    })),
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
  'app/office/health/actions.ts#runDoctorAction': { may: O, plant: async () => ({ sent: { json: {} } }) },
  'app/office/settings/suppliers/actions.ts#issueSupplierLinkAction': {
    may: O,
    plant: async () => ({ sent: { json: { locationId: (await aSupplier()).id } } }),
  },
  'app/office/settings/suppliers/actions.ts#revokeSupplierLinkAction': {
    may: O,
    plant: async () => {
      const { linkId } = await aSupplierLink((await aSupplier()).id);
      return { sent: { json: { linkId } } };
    },
  },
};
