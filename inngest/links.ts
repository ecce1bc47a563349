import { issueLink } from '@/lib/customers/issue-link';
import type { IssueLinkInput } from '@/lib/customers/portal-inputs';
import { env } from '@/lib/env';
import type { Actor } from '@/lib/staff/permissions';

type Purpose = IssueLinkInput['purpose'];
const doors: Record<Purpose, string> = { track: 't', return: 't', feedback: 'f' };

/** A link of its own for one letter. It opens the order without naming a person, an address or a price. */
export async function mailedLink(
  actor: Actor,
  link: { orderId: number; purpose: Purpose; subject?: string },
  at: Date,
) {
  const { token } = await issueLink(actor, link, at);
  return `${env().publicUrl}/${doors[link.purpose]}/${token}`;
}

/** Where a supplier comes in. */
export const supplierUrl = (token: string) => `${env().publicUrl}/supplier/open/${token}`;
