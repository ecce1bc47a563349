import 'server-only';
import { cache } from 'react';
import { requireStaff } from '@/app/auth';
import { getDraft } from '@/lib/orders/draft-queries';

/** The draft of an address, read once for a page and its title. */
export const readDraft = cache(async (draftId: string) => {
  const actor = await requireStaff('order.place');
  return /^[1-9]\d{0,15}$/.test(draftId) ? getDraft(actor, Number(draftId)) : null;
});
