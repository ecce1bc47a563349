import { ApiOrdersQuery } from '@/lib/channels/inputs';
import { listChannelOrders } from '@/lib/channels/order-queries';
import { placeOrder } from '@/lib/orders/place-order';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../api-route';
import { invalid, problemAnswer } from '../problem';
import { readJson } from '../read-json';
import { orderIn, orderOut } from './order-in';

/** Places an order of the key's channel: 201 when it is new, 200 with the same answer when it was there. */
export const POST = apiRoute(async ({ request, actor, channel, at }) => {
  permit(actor, 'order.place');
  const order = orderIn(await readJson(request), channel);
  if ('refused' in order) return problemAnswer(order.refused);

  const placed = await placeOrder(actor, order.input, at);
  const headers = {
    Location: `/api/v1/orders/${encodeURIComponent(placed.number)}`,
    'Cache-Control': 'no-store',
  };
  return Response.json(orderOut(placed, order.input.externalId), {
    status: placed.created ? 201 : 200,
    headers,
  });
});

/** Orders of the key's channel: a view by cursor, or what answers to `q`. `next` is the cursor of the page after, null on the last. */
export const GET = apiRoute(async ({ request, actor, at }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = ApiOrdersQuery.safeParse(asked);
  if (!query.success) return invalid(query.error);
  const { rows, next } = await listChannelOrders(actor, query.data, at);
  return Response.json({ orders: rows, next }, { headers: { 'Cache-Control': 'no-store' } });
});
