import { ApiOrdersQuery } from '@/lib/channels/inputs';
import { listChannelOrders } from '@/lib/channels/order-queries';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../api-route';
import { invalid, problem } from '../problem';
import { readJson } from '../read-json';

/** Places an order of the key's channel: 201 when it is new, 200 with the same answer when it was there. */
export const POST = apiRoute(async ({ request, actor, channel, at }) => {
  permit(actor, 'order.place');
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return problem('invalid', 'The body must be a JSON object: one order.');
  if ('channel' in body && body.channel !== channel) {
    const message = `This key places orders of channel "${channel}".`;
    return problem('invalid', message, { errors: [{ path: 'channel', message }] });
  }
  const input = PlaceOrderInput.safeParse({ ...body, channel });
  if (!input.success) return invalid(input.error);

  const { number, publicRef, created } = await placeOrder(actor, input.data, at);
  const answer = { number, publicRef, externalId: input.data.externalId ?? null, created };
  const headers = {
    Location: `/api/v1/orders/${encodeURIComponent(number)}`,
    'Cache-Control': 'no-store',
  };
  return Response.json(answer, { status: created ? 201 : 200, headers });
});

/** Orders of the key's channel, newest first. `next` is the cursor of the page after, null on the last. */
export const GET = apiRoute(async ({ request, actor }) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = ApiOrdersQuery.safeParse(asked);
  if (!query.success) return invalid(query.error);
  const { rows, next } = await listChannelOrders(actor, query.data);
  return Response.json({ orders: rows, next }, { headers: { 'Cache-Control': 'no-store' } });
});
