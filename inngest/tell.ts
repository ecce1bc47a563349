import { createElement, type FunctionComponent } from 'react';
import { sendLetter } from '@/emails/send-letter';
import type { MessageKind } from '@/lib/messages/rules';
import type { Actor } from '@/lib/staff/permissions';
import { mailedLink } from './links';

/** About two hours of trying before a letter is left for a person to look at. */
export const RETRIES = 10;

/** What a function answers when, looking again, there is nothing to tell or nobody to tell it to. */
export const NOTHING = 'nothing to tell';

type Recipient = { orderId: number; customerId: number | null; recipient: string };

/** Writes and mails one letter about an order, with a link of its own into the portal. At most once for what it is about. */
export async function tell<Props extends object>(
  actor: Actor,
  letter: { recipient: Recipient; props: Props } | null,
  how: {
    kind: MessageKind;
    about: string;
    subject: (props: Props & { orderUrl: string }) => string;
    Body: FunctionComponent<Props & { orderUrl: string }>;
    purpose?: 'track' | 'return';
  },
  at: Date,
) {
  if (!letter) return NOTHING;
  const { recipient } = letter;
  const { kind, about, subject, Body, purpose = 'track' } = how;
  async function write() {
    const orderUrl = await mailedLink(actor, { orderId: recipient.orderId, purpose }, at);
    const props = { ...letter?.props, orderUrl } as Props & { orderUrl: string };
    return { subject: subject(props), body: createElement(Body, props) };
  }
  return sendLetter(actor, { kind, about, recipient, write }, at);
}
