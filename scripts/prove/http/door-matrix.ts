import { aPlacedOrder, aReturn } from '@/tests/journeys';
import { anAcceptedOrder, aSupplierOrder } from '@/tests/suppliers';
import { unique } from '@/tests/world';
import { aFreshDelivery, type Guard, lines, type Planted, password } from './action-calls';

/** As `guards`: what customers and people who are not signed in may ask for. */
export const doorGuards: Record<string, Guard> = {
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

  'app/supplier/actions.ts#acceptShipmentAction': {
    may: 'supplier',
    plant: aboutSupplies(aSupplierOrder, ({ orderId }) => ({ orderId, shipmentNo: 1 })),
  },
  'app/supplier/actions.ts#declineShipmentAction': {
    may: 'supplier',
    plant: aboutSupplies(aSupplierOrder, ({ orderId }) => ({
      orderId,
      shipmentNo: 1,
      left: 2,
      reason: 'date',
    })),
  },
  'app/supplier/actions.ts#sendShipmentAction': {
    may: 'supplier',
    plant: aboutSupplies(anAcceptedOrder, ({ orderId }) => ({
      orderId,
      shipmentNo: 1,
      left: 2,
      carrier: 'DHL',
      trackingNumber: unique('T').replace('-', ''),
    })),
  },
  // It takes a cookie away and nothing else.
  'app/supplier/actions.ts#leaveAction': { may: 'anyone', plant: async () => ({ sent: { form: {} } }) },
  'app/supplier/actions.ts#openSupplierLinkAction': {
    may: 'anyone',
    plant: async () => ({ sent: { form: { token: 'x'.repeat(43) } } }),
  },
};

type Supplied = { orderId: number; location: { id: number } };
/** A form about an order that lies at a supplier. */
function aboutSupplies(
  journey: () => Promise<Supplied>,
  form: (order: Supplied) => Record<string, string | number>,
) {
  return async (): Promise<Planted> => {
    const order = await journey();
    const sent = Object.fromEntries(
      Object.entries(form(order)).map(([name, value]) => [name, String(value)]),
    );
    const { orderId, location } = order;
    return {
      sent: { form: sent },
      params: { shipment: `${orderId}-1` },
      orderId,
      supplier: { locationId: location.id },
    };
  };
}
