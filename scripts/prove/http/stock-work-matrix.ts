import { closeTransfer } from '@/lib/inventory/close-transfer';
import { createTransfer } from '@/lib/inventory/create-transfer';
import { enterCount } from '@/lib/inventory/enter-count';
import { expectGoods } from '@/lib/inventory/expect-goods';
import { openCount } from '@/lib/inventory/open-count';
import { readImport } from '@/lib/inventory/read-import';
import { sendTransfer } from '@/lib/inventory/send-transfer';
import { submitCount } from '@/lib/inventory/submit-count';
import { addDays } from '@/lib/time';
import { aLocation, aProduct, at, owner } from '@/tests/world';
import { type Guard, OM, type Planted } from './action-calls';

async function aShelf() {
  const location = await aLocation();
  const { sku } = await aProduct({ stock: [{ location, onHand: 5 }] });
  return { location: location.code, sku };
}

async function aPlan() {
  const { location: from, sku } = await aShelf();
  const { code: to } = await aLocation();
  return { from, to, lines: [{ sku, quantity: 2 }] };
}

type Transfer = { transferId: number; sku: string; plan: Awaited<ReturnType<typeof aPlan>> };

const transfer =
  (
    state: 'draft' | 'sent' | 'closed',
    json: (made: Transfer) => unknown = ({ transferId }) => ({ transferId }),
  ) =>
  async (): Promise<Planted> => {
    const plan = await aPlan();
    const { transferId } = await createTransfer(owner, { ...plan, expectedAt: addDays(at, 2) }, at);
    if (state !== 'draft') await sendTransfer(owner, { transferId }, at);
    if (state === 'closed') await closeTransfer(owner, { transferId, reason: 'Lost' }, at);
    const made = { transferId, sku: plan.lines[0]?.sku ?? '', plan };
    return { sent: { json: json(made) }, params: { transferId } };
  };

const count =
  (
    state: 'open' | 'entered' | 'counted',
    json: (made: { countId: number; sku: string }) => unknown = ({ countId }) => ({ countId }),
  ) =>
  async (): Promise<Planted> => {
    const { location, sku } = await aShelf();
    const { countId } = await openCount(owner, { location, scope: { by: 'skus', skus: [sku] } }, at);
    if (state !== 'open') await enterCount(owner, { countId, code: sku, counted: 4 }, at);
    if (state === 'counted') await submitCount(owner, { countId, uncounted: 'leave' }, at);
    return { sent: { json: json({ countId, sku }) }, params: { countId } };
  };

const expected = (json: (receiptId: number) => unknown) => async (): Promise<Planted> => {
  const { location, sku } = await aShelf();
  const goods = { location, expectedAt: addDays(at, 2), lines: [{ sku, quantity: 3 }] };
  const { receiptIds } = await expectGoods(owner, goods, at);
  return { sent: { json: json(receiptIds[0] ?? 0) } };
};

const day = '2026-05-12';

/** Work on stock is for whoever works at a location, and for the owner. */
export const stockWorkGuards: Record<string, Guard> = {
  'app/office/inventory/transfers/actions.ts#createTransferAction': {
    may: OM,
    plant: async () => ({ sent: { json: { ...(await aPlan()), expectedAt: day } } }),
  },
  'app/office/inventory/transfers/actions.ts#changeTransferAction': {
    may: OM,
    plant: transfer('draft', ({ transferId, plan }) => ({
      transferId,
      ...plan,
      expectedAt: day,
      note: 'New',
    })),
  },
  'app/office/inventory/transfers/actions.ts#cancelTransferAction': { may: OM, plant: transfer('draft') },
  'app/office/inventory/transfers/actions.ts#sendTransferAction': { may: OM, plant: transfer('draft') },
  'app/office/inventory/transfers/actions.ts#takeBackTransferAction': { may: OM, plant: transfer('sent') },
  'app/office/inventory/transfers/actions.ts#receiveTransferAction': {
    may: OM,
    plant: transfer('sent', ({ transferId, sku }) => ({ transferId, lines: [{ sku, quantity: 1 }] })),
  },
  'app/office/inventory/transfers/actions.ts#closeTransferAction': {
    may: OM,
    plant: transfer('sent', ({ transferId }) => ({ transferId, reason: 'Lost' })),
  },
  'app/office/inventory/transfers/actions.ts#reopenTransferAction': { may: OM, plant: transfer('closed') },
  'app/office/inventory/transfers/actions.ts#dateTransferAction': {
    may: OM,
    plant: transfer('sent', ({ transferId }) => ({ transferId, expectedAt: day })),
  },

  'app/office/inventory/incoming/actions.ts#expectGoodsAction': {
    may: OM,
    plant: async () => {
      const { location, sku } = await aShelf();
      return { sent: { json: { location, expectedAt: day, lines: [{ sku, quantity: 3 }] } } };
    },
  },
  'app/office/inventory/incoming/actions.ts#changeExpectedAction': {
    may: OM,
    plant: expected((receiptId) => ({ receiptId, quantity: 4, expectedAt: day })),
  },
  'app/office/inventory/incoming/actions.ts#cancelExpectedAction': {
    may: OM,
    plant: expected((receiptId) => ({ receiptId })),
  },

  'app/office/inventory/counts/actions.ts#openCountAction': {
    may: OM,
    plant: async () => {
      const { location, sku } = await aShelf();
      return { sent: { json: { location, scope: { by: 'skus', skus: [sku] } } } };
    },
  },
  'app/office/inventory/counts/actions.ts#enterCountAction': {
    may: OM,
    plant: count('open', ({ countId, sku }) => ({ countId, code: sku, add: 1 })),
  },
  'app/office/inventory/counts/actions.ts#submitCountAction': {
    may: OM,
    plant: count('entered', ({ countId }) => ({ countId, uncounted: 'leave' })),
  },
  'app/office/inventory/counts/actions.ts#reopenCountAction': { may: OM, plant: count('counted') },
  'app/office/inventory/counts/actions.ts#postCountAction': { may: OM, plant: count('counted') },
  'app/office/inventory/counts/actions.ts#cancelCountAction': { may: OM, plant: count('open') },

  'app/office/inventory/import/actions.ts#applyImportAction': {
    may: OM,
    plant: async () => {
      const { location, sku } = await aShelf();
      const text = `sku,location,on_hand\n${sku},${location},9\n`;
      const file = { name: 'stock.csv', bytes: new TextEncoder().encode(text) };
      const { digest } = await readImport(owner, file, at);
      return { sent: { json: { digest } }, params: { digest } };
    },
  },
};
