import type { ReactElement } from 'react';
import { Resend } from 'resend';
import { env } from '@/lib/env';
import { markMessage } from '@/lib/messages/mark-message';
import { findMessage } from '@/lib/messages/queries';
import type { MessageKind } from '@/lib/messages/rules';
import { type WrittenMessage, writeMessage } from '@/lib/messages/write-message';
import { getMerchant } from '@/lib/settings/queries';
import type { Actor } from '@/lib/staff/permissions';
import { renderLetter } from './render-letter';

type Letter = {
  kind: MessageKind;
  /** With the kind it is the key under which the letter is written once and mailed once, for good. */
  about: string;
  recipient: { orderId: number | null; customerId: number | null; recipient: string };
  /** Called only when the letter has not been written yet. */
  write: () => Promise<{ subject: string; body: ReactElement }>;
};

/**
 * The only sender. It may be killed and called again at any point: what is written is not written anew, and what may have
 * been mailed is mailed under the same idempotency key. Throws when the mail service is away, so that the step is tried
 * again. Without a mail service the letter stays written.
 */
export async function sendLetter(actor: Actor, letter: Letter, at: Date) {
  const dedupeKey = `${letter.kind}/${letter.about}`;
  const message = (await findMessage(actor, dedupeKey)) ?? (await keep(actor, letter, dedupeKey, at));
  const { mail } = env();
  if (message.state !== 'written' || !mail) return message.state;
  return dispatch(actor, message, dedupeKey, mail, at);
}

async function keep(actor: Actor, { kind, recipient, write }: Letter, dedupeKey: string, at: Date) {
  const { subject, body } = await write();
  const parts = await renderLetter(body);
  return writeMessage(actor, { ...recipient, ...parts, kind, dedupeKey, subject: oneLine(subject) }, at);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 400);

async function dispatch(
  actor: Actor,
  message: WrittenMessage,
  idempotencyKey: string,
  mail: { apiKey: string; from: string },
  at: Date,
) {
  const { supportEmail } = await getMerchant();
  const { id: messageId, recipient: to, subject, html, plain: text } = message;
  const { data, error } = await new Resend(mail.apiKey).emails.send(
    { from: mail.from, to, subject, html, text, ...(supportEmail ? { replyTo: supportEmail } : {}) },
    { idempotencyKey },
  );
  if (!error) {
    await markMessage(actor, { messageId, state: 'sent', providerRef: data.id }, at);
    return 'sent' as const;
  }
  if (!refusesThisLetter.has(error.name)) throw new Error(`Resend: ${error.name}, ${error.message}`);
  await markMessage(actor, { messageId, state: 'failed' }, at);
  return 'failed' as const;
}

/** Trying again cannot help: the address or the letter itself is not accepted. */
const refusesThisLetter: ReadonlySet<string> = new Set([
  'validation_error',
  'invalid_parameter',
  'missing_required_field',
]);
