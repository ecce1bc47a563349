import { getChannelOrder } from '@/lib/channels/order-queries';
import { apiRoute } from '../../api-route';
import { problem } from '../../problem';

/** One order of the key's channel, by its number. */
export const GET = apiRoute<{ number: string }>(async ({ actor, params }) => {
  const order = /^[\x21-\x7e]{1,64}$/.test(params.number)
    ? await getChannelOrder(actor, params.number)
    : null;
  if (!order) return problem('not_found', 'Your channel has no order of this number.');
  return Response.json(order, { headers: { 'Cache-Control': 'no-store' } });
});
