import { and, asc, eq, sql } from 'drizzle-orm';
import { db } from '@/db';
import { locations, orderLines, returnLines, returns } from '@/db/schema';
import type { SentEvent } from '@/lib/events/types';
import { type ReturnReason, returnReasonWords, windowEnd } from '@/lib/returns/rules';
import { readSentLines } from '@/lib/returns/tx';
import type { Actor } from '@/lib/staff/permissions';
import { readLetter } from './letter-queries';
import { itemsOf } from './letter-rules';
import { countryName } from './rules';

/** Send it back: what, where to, under which number. Null too when the return was called off meanwhile. */
export async function getApprovedLetter(actor: Actor, orderId: number, returnNo: number, at: Date) {
  const [read, lines] = await Promise.all([readLetter(actor, orderId, at), readReturn(orderId, returnNo)]);
  const [first] = lines;
  if (!read || !first || first.status === 'canceled' || first.status === 'declined') return null;
  const town = [first.postcode, first.city].filter(Boolean).join(' ');
  return {
    recipient: read.recipient,
    props: {
      ...read.base,
      rma: first.rma,
      items: lines.map(wanted),
      sendTo: town
        ? [
            `${read.base.merchant.name}, returns`,
            town,
            ...(first.country ? [countryName(first.country)] : []),
          ]
        : [],
    },
  };
}

/** It stays with the customer: why, and until when it may be asked for once more. */
export async function getDeclinedLetter(
  actor: Actor,
  { orderId, returnNo, message }: SentEvent<'return.declined'>,
  at: Date,
) {
  const [read, lines, sent] = await Promise.all([
    readLetter(actor, orderId, at),
    readReturn(orderId, returnNo),
    readSentLines(db, orderId),
  ]);
  const [first] = lines;
  if (!read || !first) return null;
  const ends = sent
    .filter(({ lineNo }) => lines.some((line) => line.lineNo === lineNo))
    .flatMap((line) => windowEnd(line)?.getTime() ?? []);
  const askAgainUntil = new Date(Math.max(0, ...ends));
  return {
    recipient: read.recipient,
    props: {
      ...read.base,
      rma: first.rma,
      items: lines.map(wanted),
      message: message.split('\n').filter((line) => line.trim() !== ''),
      askAgainUntil: askAgainUntil > at ? askAgainUntil : undefined,
    },
  };
}

/** What has come with this arrival, and what of the return is not here yet. */
export async function getReceivedLetter(
  actor: Actor,
  { orderId, returnNo, units }: SentEvent<'return.received'>,
  at: Date,
) {
  const [read, lines] = await Promise.all([readLetter(actor, orderId, at), readReturn(orderId, returnNo)]);
  const [first] = lines;
  if (!read || !first) return null;
  return {
    recipient: read.recipient,
    props: {
      ...read.base,
      rma: first.rma,
      items: itemsOf(read.order, units),
      missing: lines
        .filter(({ quantity, received }) => received < quantity)
        .map(({ name, quantity, received }) => ({ name, quantity: quantity - received })),
      refundDueAt: first.refundDueAt && first.refundDueAt > at ? first.refundDueAt : undefined,
    },
  };
}

const wanted = ({ name, quantity, reason }: { name: string; quantity: number; reason: string }) => ({
  name,
  quantity,
  note: returnReasonWords[reason as ReturnReason],
});

/** Where it was sent from, unless the return names a place. */
const goesTo = sql`coalesce(${returns.locationId}, (select s.location_id from shipments s
  join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
  where s.order_id = ${returnLines.orderId} and x.line_no = ${returnLines.lineNo} and x.shipped > 0
  order by s.no limit 1))`;

const readReturn = (orderId: number, returnNo: number) =>
  db
    .select({
      rma: returns.rma,
      status: returns.status,
      refundDueAt: returns.refundDueAt,
      name: orderLines.name,
      quantity: returnLines.quantity,
      lineNo: returnLines.lineNo,
      received: returnLines.received,
      reason: returnLines.reason,
      city: locations.city,
      postcode: locations.postcode,
      country: locations.country,
    })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.orderId, returnLines.orderId), eq(returns.no, returnLines.returnNo)))
    .innerJoin(
      orderLines,
      and(eq(orderLines.orderId, returnLines.orderId), eq(orderLines.no, returnLines.lineNo)),
    )
    .leftJoin(locations, eq(locations.id, goesTo))
    .where(and(eq(returnLines.orderId, orderId), eq(returnLines.returnNo, returnNo)))
    .orderBy(asc(returnLines.lineNo));
