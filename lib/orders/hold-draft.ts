import { type Tx, together } from '@/db';
import { Refusal } from '@/lib/errors';
import { putHold } from '@/lib/inventory/stock-holds-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import type { HoldDraftInput } from './draft-inputs';
import { orderOfDraft } from './draft-look-queries';
import { draftKey } from './draft-rules';
import { lockDraft, refuseStale } from './drafts-tx';
import { planHold } from './hold-queries';

const TRIES = 3;

/**
 * Keeps the goods of a draft for some minutes while somebody thinks it over, where its order would be sent from. Held again, it is
 * what the draft says now. Placing takes it over, discarding and time let it go; `releaseStockHold` is its inverse.
 */
export async function holdDraft(actor: Actor, input: HoldDraftInput, at: Date): Promise<{ expiresAt: Date }> {
  permit(actor, 'order.place');
  for (let attempt = 1; ; attempt++) {
    try {
      return await together((tx) => holdOnce(tx, actor, input, at));
    } catch (error) {
      const outrun = error instanceof Refusal && error.code === 'out_of_stock' && attempt < TRIES;
      if (!outrun) throw error;
    }
  }
}

async function holdOnce(tx: Tx, actor: Actor, { draftId, version, minutes }: HoldDraftInput, at: Date) {
  const draft = await lockDraft(tx, draftId);
  await refuseStale(tx, draft, version, at);
  const key = draftKey(draftId);
  const { input } = await orderOfDraft(actor, draft.content, at, key);
  const lines = input.lines.flatMap(({ quantity, location, ...line }) =>
    'sku' in line ? [{ sku: line.sku, quantity, ...(location && { location }) }] : [],
  );
  if (lines.length === 0)
    throw new Refusal('invalid', 'There is nothing to hold: add items of the catalog first.');
  const { shipTo } = input;
  const destination = shipTo && { country: shipTo.country, postcode: shipTo.postcode };
  const { channelId, units } = await planHold(
    actor,
    { channel: input.channel, key, lines, ...(destination && { destination }) },
    at,
  );
  const expiresAt = addMinutes(at, minutes);
  await putHold(tx, actor, at, { channelId, key, expiresAt, units });
  return { expiresAt };
}
