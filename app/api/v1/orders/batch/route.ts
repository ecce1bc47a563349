import { placeOrders } from '@/lib/orders/place-orders';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../../api-route';
import { problem, problemBody } from '../../problem';
import { readJson } from '../../read-json';
import { orderIn, orderOut } from '../order-in';

const MOST_ORDERS = 500;
const MOST_MEGABYTES = 5;

/** Places up to 500 orders, each accepted or refused by itself; `results` stand in the sequence of `orders`. */
export const POST = apiRoute(async ({ request, actor, channel, at }) => {
  permit(actor, 'order.place');
  const body = await readJson(request, MOST_MEGABYTES);
  const given = typeof body === 'object' && body !== null && 'orders' in body ? body.orders : undefined;
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_ORDERS)
    return problem('invalid', `The body must be {"orders": […]} with 1 to ${MOST_ORDERS} orders.`);

  const orders = given.map((order) => orderIn(order, channel));
  const inputs = orders.flatMap((order) => ('input' in order ? [order.input] : []));
  const placed = (await placeOrders(actor, inputs, at)).values();
  const results = orders.map((order) => {
    if ('refused' in order) return order.refused;
    const answer = placed.next().value;
    if (!answer) throw new Error('A batch has fewer answers than orders.');
    if (!answer.ok) return problemBody(answer.refusal.code, answer.refusal.message, answer.refusal.detail);
    return { status: answer.order.created ? 201 : 200, ...orderOut(answer.order, order.input.externalId) };
  });
  return Response.json({ results }, { headers: { 'Cache-Control': 'no-store' } });
});
