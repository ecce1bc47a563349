import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import { messages, orders } from '@/db/schema';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import type { MessagesFilter } from './inputs';
import type { MessageKind } from './rules';

const row = {
  id: messages.id,
  kind: sql<MessageKind>`${messages.kind}`,
  state: messages.state,
  recipient: messages.recipient,
  subject: messages.subject,
  writtenAt: messages.writtenAt,
  orderId: messages.orderId,
  orderNumber: orders.number,
};

/** Newest first. */
export async function listMessages(actor: Actor, filter: MessagesFilter) {
  permit(actor, 'message.read');
  const found = await db
    .select(row)
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(and(...narrowed(filter)))
    .orderBy(desc(messages.writtenAt), desc(messages.id))
    .limit(PAGE_SIZE + 1);
  const page: Page<MessageRow> = toPage(found, (last) => `${last.writtenAt.toISOString()}~${last.id}`);
  return page;
}
export type MessageRow = {
  id: number;
  kind: MessageKind;
  state: (typeof messages.$inferSelect)['state'];
  recipient: string;
  subject: string;
  writtenAt: Date;
  orderId: number | null;
  orderNumber: string | null;
};

/** The letter as it was sent. */
export async function getMessage(actor: Actor, messageId: number) {
  permit(actor, 'message.read');
  const [message] = await db
    .select({
      ...row,
      html: messages.html,
      plain: messages.plain,
      dedupeKey: messages.dedupeKey,
      providerRef: messages.providerRef,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(eq(messages.id, messageId));
  return message ? withoutKeys(actor, message) : null;
}

/** A supplier's link is a key for as long as it works: whoever may not hand it out reads the letter without it. */
function withoutKeys<Letter extends { kind: string; html: string; plain: string }>(
  actor: Actor,
  letter: Letter,
): Letter {
  if (letter.kind !== 'supplier-link' || can(actor, 'supplier.link')) return letter;
  const hide = (text: string) => text.replace(/(\/supplier\/open\/)[\w-]+/g, '$1…');
  return { ...letter, html: hide(letter.html), plain: hide(letter.plain) };
}

/** What the customer of an order was told, oldest first. */
export async function messagesOfOrder(actor: Actor, orderId: number): Promise<MessageRow[]> {
  permit(actor, 'message.read');
  return db
    .select(row)
    .from(messages)
    .leftJoin(orders, eq(orders.id, messages.orderId))
    .where(eq(messages.orderId, orderId))
    .orderBy(asc(messages.writtenAt), asc(messages.id));
}

/** The letter kept under a key, for its sender: null when it has not been written. */
export async function findMessage(actor: Actor, dedupeKey: string) {
  permit(actor, 'message.write');
  const [message] = await db
    .select({
      id: messages.id,
      state: messages.state,
      recipient: messages.recipient,
      subject: messages.subject,
      html: messages.html,
      plain: messages.plain,
    })
    .from(messages)
    .where(eq(messages.dedupeKey, dedupeKey));
  return message ?? null;
}

function narrowed({ kind, state, q, after }: MessagesFilter): (SQL | undefined)[] {
  return [
    kind && eq(messages.kind, kind),
    state && eq(messages.state, state),
    q ? sql`${messages.id} in (${found(q)})` : undefined,
    after && sql`(${messages.writtenAt}, ${messages.id}) < (${after[0]}::timestamptz, ${after[1]}::bigint)`,
  ];
}

/** By the beginning of an address, or by an order's number. */
function found(q: string) {
  const prefix = `${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`select id from messages where recipient like ${prefix}
    union all select m.id from orders o join messages m on m.order_id = o.id where o.number = ${q.replace(/^#/, '').toUpperCase()}`;
}
