import { createElement } from 'react';
import { sendLetter } from '@/emails/send-letter';
import { SupplierLink, supplierLinkSubject } from '@/emails/supplier-link';
import { env } from '@/lib/env';
import type { EventData } from '@/lib/events/types';
import { getMerchant } from '@/lib/settings/queries';
import { getLinkLetter } from '@/lib/sourcing/supplier-queries';
import { supplierToken } from '@/lib/sourcing/supplier-rules';
import { system } from '@/lib/staff/permissions';
import { inngest, on } from '../client';
import { supplierUrl } from '../links';
import { NOTHING, RETRIES } from '../tell';

const actor = system('send-supplier-link');

export const sendSupplierLink = inngest.createFunction(
  { id: 'send-supplier-link', triggers: [on('supplier.link_issued')], retries: RETRIES },
  ({ event, step }) => step.run('mail', () => mailSupplierLink(event.data, new Date())),
);

type Issued = Pick<EventData['supplier.link_issued'], 'linkId' | 'nonce'>;
/** Nothing is sent when the link was withdrawn meanwhile, or when its owner was to be told another way. */
export async function mailSupplierLink({ linkId, nonce }: Issued, at: Date) {
  const letter = await getLinkLetter(actor, linkId, at);
  if (!letter) return NOTHING;
  const { secret } = env();
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set, so no link can be made.');
  const props = {
    merchant: await getMerchant(),
    supplier: letter.name,
    url: supplierUrl(supplierToken(secret, nonce)),
    expiresAt: letter.expiresAt ? new Date(letter.expiresAt) : undefined,
  };
  const recipient = { orderId: null, customerId: null, recipient: letter.email };
  const write = async () => ({
    subject: supplierLinkSubject(props),
    body: createElement(SupplierLink, props),
  });
  return sendLetter(actor, { kind: 'supplier-link', about: String(linkId), recipient, write }, at);
}
