import { createElement } from 'react';
import { PortalCode, portalCodeSubject } from '@/emails/portal-code';
import { sendLetter } from '@/emails/send-letter';
import { CODE_MINUTES, portalCode, spellCode } from '@/lib/customers/rules';
import { env } from '@/lib/env';
import type { SentEvent } from '@/lib/events/types';
import { getCodeLetter } from '@/lib/messages/letter-queries';
import { system } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import { inngest, on } from '../client';
import { NOTHING, RETRIES } from '../tell';

const actor = system('send-portal-code');

export const sendPortalCode = inngest.createFunction(
  { id: 'send-portal-code', triggers: [on('portal.code_requested')], retries: RETRIES },
  ({ event, step }) =>
    step.run('mail', () => mailPortalCode(event.data, new Date(event.ts ?? Date.now()), new Date())),
);

type Asked = Pick<SentEvent<'portal.code_requested'>, 'orderId' | 'tokenHash'>;
/** To the address on the order, never to one that somebody typed; and not when the code has run out by now. */
export async function mailPortalCode({ orderId, tokenHash }: Asked, askedAt: Date, at: Date) {
  const letter = await getCodeLetter(actor, orderId, at);
  if (!letter || addMinutes(askedAt, CODE_MINUTES) <= at) return NOTHING;
  const { secret } = env();
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set, so no code can be made.');
  const props = { ...letter.props, code: spellCode(portalCode(secret, tokenHash)), minutes: CODE_MINUTES };
  const write = async () => ({ subject: portalCodeSubject(props), body: createElement(PortalCode, props) });
  return sendLetter(actor, { kind: 'portal-code', about: tokenHash, recipient: letter.recipient, write }, at);
}
