import { extendStockHold } from '@/lib/inventory/extend-stock-hold';
import { ApiHoldInput, HoldKey } from '@/lib/inventory/hold-inputs';
import { getStockHold } from '@/lib/inventory/hold-queries';
import { releaseStockHold } from '@/lib/inventory/release-stock-hold';
import { holdStock } from '@/lib/orders/hold-stock';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../../api-route';
import { invalid, problem } from '../../problem';
import { readJson } from '../../read-json';

type Params = { key: string };
const headers = { 'Cache-Control': 'no-store' };
const nothing = (key: string) => problem('not_found', `Nothing is held for "${key}".`);

/** Holds these units under the channel's own key: 201 when it is new, 200 when it was there and has changed or lasts longer. */
export const PUT = apiRoute<Params>(async ({ request, params, actor, channel, at }) => {
  permit(actor, 'order.place');
  const key = HoldKey.safeParse(params.key);
  if (!key.success) return invalid(key.error);
  const input = ApiHoldInput.safeParse(await readJson(request));
  if (!input.success) return invalid(input.error);
  const { lines, minutes, destination } = input.data;
  const own = { channel, key: key.data };
  if (!lines) {
    await extendStockHold(actor, { ...own, minutes }, at);
    return Response.json(await getStockHold(actor, own, at), { headers });
  }
  const { created, ...held } = await holdStock(actor, { ...own, lines, minutes, destination }, at);
  return Response.json(held, { status: created ? 201 : 200, headers });
});

export const GET = apiRoute<Params>(async ({ params, actor, channel, at }) => {
  permit(actor, 'order.place');
  const { success } = HoldKey.safeParse(params.key);
  const held = success ? await getStockHold(actor, { channel, key: params.key }, at) : null;
  return held ? Response.json(held, { headers }) : nothing(params.key);
});

/** Nothing is held afterwards, whether something was or not. */
export const DELETE = apiRoute<Params>(async ({ params, actor, channel, at }) => {
  permit(actor, 'order.place');
  const key = HoldKey.safeParse(params.key);
  if (key.success) await releaseStockHold(actor, { channel, key: key.data }, at);
  return new Response(null, { status: 204, headers });
});
