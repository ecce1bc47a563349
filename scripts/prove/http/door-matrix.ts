import { aPlacedOrder, aReturn } from '@/tests/journeys';
import { unique } from '@/tests/world';
import { aFreshDelivery, type Guard, lines, password } from './action-calls';

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
};
