import { Refusal } from '@/lib/errors';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { tagOrder } from '@/lib/orders/tag-order';
import type { Actor } from '@/lib/staff/permissions';
import type { ErrorFile } from './errors';
import { loadProgress } from './progress';
import { centsOf, files, momentOf, type Row } from './read';
import { replayReviews } from './replay-reviews';
import { replayRoad } from './replay-road';
import { linesOf, type Source } from './source';

export type Replay = { actor: Actor; source: Source; errors: ErrorFile };

/** What a step of the files becomes: done, or refused by the model with its reason in the error file. */
export async function attempt(work: () => Promise<unknown>, refused: (reason: string) => void) {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused(error.message);
    return false;
  }
}

/** One order of the files, from purchase to review, through the operations, at the files' own moments. */
export async function replayOrder(replay: Replay, row: Row) {
  const { actor, source, errors } = replay;
  const { cells, line } = row;
  const id = cells.order_id ?? '';
  const from = cells.order_status ?? '';
  const placedAt = momentOf(cells.order_purchase_timestamp);
  const refuse = (fact: 'order' | 'cancellation', reason: string, to?: string) =>
    errors.add({
      file: files.orders,
      line,
      orderId: id,
      fact,
      reason,
      from,
      to,
      ...(to ? {} : lostWith(row, source)),
    });

  const input = PlaceOrderInput.safeParse(orderInput(replay, row));
  if (!input.success || !placedAt) {
    refuse(
      'order',
      input.error?.issues.map(({ message }) => message).join('. ') ?? 'It has no moment of purchase',
    );
    return refuseDependents(replay, id);
  }
  let orderId = 0;
  const placed = await attempt(
    async () => {
      ({ orderId } = await placeOrder(actor, input.data, placedAt));
    },
    (reason) => refuse('order', reason),
  );
  if (!placed) return refuseDependents(replay, id);
  for (const payment of source.payments.get(id) ?? [])
    if (centsOf(payment.cells.payment_value) === 0)
      refusePayment(errors, id, payment, 'A payment of 0 moves nothing');

  const progress = await loadProgress(orderId);
  const approvedAt = momentOf(cells.order_approved_at) ?? placedAt;
  const handedOverAt = momentOf(cells.order_delivered_carrier_date);
  const reached = await replayRoad(replay, row, progress, { placedAt, approvedAt });

  if (from === 'canceled' && handedOverAt) {
    if (!progress.tags.includes('canceled-on-the-way'))
      await tagOrder(actor, { orderId, add: ['canceled-on-the-way'], remove: [] }, handedOverAt);
    refuse(
      'cancellation',
      'Canceled after hand-over: what has left cannot be canceled, it would come back',
      reached,
    );
  } else if ((from === 'canceled' || from === 'unavailable') && progress.status !== 'canceled') {
    const reason = from === 'canceled' ? 'customer' : 'inventory';
    await attempt(
      () => cancelOrder(actor, { orderId, reason }, approvedAt),
      (why) => refuse('cancellation', why, reached),
    );
  }
  await replayReviews(replay, id, progress);
}

function orderInput({ source }: Replay, { cells }: Row): unknown {
  const id = cells.order_id ?? '';
  const customer = source.customers.get(cells.customer_id ?? '');
  const { lines, freightAmount } = linesOf(source.items.get(id) ?? []);
  const paidAt = cells.order_approved_at || cells.order_purchase_timestamp;
  return {
    channel: 'olist',
    externalId: id,
    currency: 'BRL',
    customer: { email: `${customer?.customer_unique_id ?? id}@olist.invalid`, language: 'pt' },
    shipTo: {
      line1: 'not in the data',
      city: customer?.customer_city || 'unknown',
      region: customer?.customer_state,
      postcode: customer?.customer_zip_code_prefix || '00000',
      country: 'BR',
      ...source.positions.get(customer?.customer_zip_code_prefix ?? ''),
    },
    lines,
    shippingAmount: freightAmount,
    payments: (source.payments.get(id) ?? [])
      .map(({ cells: paid }) => ({
        kind: 'capture',
        amount: centsOf(paid.payment_value),
        provider: paid.payment_type,
        providerRef: `${id}-${paid.payment_sequential}-${paid.payment_type}`,
        at: momentOf(paidAt),
      }))
      .filter(({ amount }) => amount > 0),
    promisedAt: momentOf(cells.order_estimated_delivery_date) ?? undefined,
    tags: cells.order_status === 'invoiced' ? ['invoiced'] : [],
  };
}

/** What an order that is not there takes out of the sums. */
function lostWith({ cells }: Row, source: Source) {
  const delivered = momentOf(cells.order_delivered_customer_date);
  const promised = momentOf(cells.order_estimated_delivery_date);
  return {
    items: source.items.get(cells.order_id ?? '')?.length ?? 0,
    late: delivered && promised && delivered > promised ? 1 : 0,
  };
}

function refusePayment(errors: ErrorFile, orderId: string, { line, cells }: Row, reason: string) {
  const amount = centsOf(cells.payment_value);
  errors.add({
    file: files.payments,
    line,
    orderId,
    fact: 'payment',
    reason,
    group: cells.payment_type,
    amount,
  });
}

function refuseDependents({ source, errors }: Replay, orderId: string) {
  const reason = 'Its order is not in Waybill';
  for (const payment of source.payments.get(orderId) ?? []) refusePayment(errors, orderId, payment, reason);
  for (const { line, cells } of source.reviews.get(orderId) ?? [])
    errors.add({ file: files.reviews, line, orderId, fact: 'review', reason, group: cells.review_score });
}
