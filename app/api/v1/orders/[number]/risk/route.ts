import { assessRisk } from '@/lib/orders/assess-risk';
import { findOrderId } from '@/lib/orders/detail-queries';
import { AssessRiskInput } from '@/lib/orders/inputs';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../../../api-route';
import { invalid, problem } from '../../../problem';
import { readJson } from '../../../read-json';

/** What a judge of orders found of one of the channel's orders. A high risk stops it until a person releases it. */
export const POST = apiRoute<{ number: string }>(async ({ request, params, actor, at }) => {
  permit(actor, 'order.assess');
  const body = await readJson(request);
  const known = /^[\x21-\x7e]{1,64}$/.test(params.number) ? await findOrderId(params.number) : null;
  const orderId = known ?? 0;
  const input = AssessRiskInput.safeParse(
    typeof body === 'object' && body !== null ? { ...body, orderId: orderId || 1 } : body,
  );
  if (!input.success) return invalid(input.error);
  if (orderId === 0) return problem('not_found', 'Your channel has no order of this number.');
  const { held } = await assessRisk(actor, input.data, at);
  return Response.json({ held }, { headers: { 'Cache-Control': 'no-store' } });
});
