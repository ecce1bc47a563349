import { PromiseInput } from '@/lib/orders/promise-inputs';
import { promiseOrder } from '@/lib/orders/promise-queries';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../api-route';
import { invalid, problem } from '../problem';
import { readJson } from '../read-json';

/** What, when, from where and at what price: for lines that nobody has ordered yet. Nothing is written or kept for anybody. */
export const POST = apiRoute(async ({ request, actor, channel, at }) => {
  permit(actor, 'promise.read');
  const body = await readJson(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return problem('invalid', 'Ask with a JSON object.');
  const asked = 'channel' in body ? body : { ...body, channel };
  const input = PromiseInput.safeParse(asked);
  if (!input.success) return invalid(input.error);
  if (input.data.channel !== channel) {
    const message = `This key asks for channel "${channel}".`;
    return problem('invalid', message, { errors: [{ path: 'channel', message }] });
  }
  return Response.json(await promiseOrder(actor, input.data, at), {
    headers: { 'Cache-Control': 'no-store' },
  });
});
