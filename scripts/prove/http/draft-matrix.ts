import { discardDraft } from '@/lib/orders/discard-draft';
import { draftKey } from '@/lib/orders/draft-rules';
import { holdDraft } from '@/lib/orders/hold-draft';
import { saveDraft } from '@/lib/orders/save-draft';
import { draftOf, typedLine } from '@/tests/drafts';
import { aPlacedOrder } from '@/tests/journeys';
import { aChannel, aLocation, aProduct, owner } from '@/tests/world';
import { about, type Guard, OS, type Planted } from './action-calls';

async function aDraft() {
  const { code: channel } = await aChannel();
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 3 }] });
  const content = draftOf({ channel, lines: [typedLine({ sku })] });
  return { ...(await saveDraft(owner, { content }, new Date())), channel };
}
type Made = Awaited<ReturnType<typeof aDraft>>;

const aboutDraft =
  (json: (draft: Made) => unknown, prepare?: (draft: Made) => Promise<unknown>) =>
  async (): Promise<Planted> => {
    const draft = await aDraft();
    await prepare?.(draft);
    return { sent: { json: json(draft) }, params: { draftId: draft.draftId } };
  };

/** Who writes orders down. */
export const draftGuards: Record<string, Guard> = {
  'app/office/orders/drafts/actions.ts#saveDraftAction': {
    may: OS,
    plant: aboutDraft(({ draftId, version }) => ({ draft: { draftId, version }, addCustom: true })),
  },
  'app/office/orders/drafts/actions.ts#findItemsAction': {
    may: OS,
    plant: aboutDraft(({ draftId }) => ({ draftId, typed: 'thing' })),
    reads: true,
  },
  'app/office/orders/drafts/actions.ts#discardDraftAction': {
    may: OS,
    plant: aboutDraft(({ draftId }) => ({ draftId })),
  },
  'app/office/orders/drafts/actions.ts#restoreDraftAction': {
    may: OS,
    plant: aboutDraft(
      ({ draftId }) => ({ draftId }),
      ({ draftId }) => discardDraft(owner, { draftId }, new Date()),
    ),
  },
  'app/office/orders/drafts/actions.ts#holdDraftAction': {
    may: OS,
    plant: aboutDraft(({ draftId, version }) => ({ draftId, version, minutes: 30 })),
  },
  'app/office/orders/drafts/actions.ts#releaseDraftAction': {
    may: OS,
    plant: aboutDraft(
      ({ draftId, channel }) => ({ channel, key: draftKey(draftId) }),
      ({ draftId, version }) => holdDraft(owner, { draftId, version, minutes: 30 }, new Date()),
    ),
  },
  'app/office/orders/drafts/actions.ts#placeDraftAction': {
    may: OS,
    plant: aboutDraft(({ draftId, version }) => ({ draftId, version })),
  },
  'app/office/orders/drafts/actions.ts#copyOrderAction': { may: OS, plant: about(aPlacedOrder) },
};
