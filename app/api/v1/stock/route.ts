import { z } from 'zod';
import { availabilityOf } from '@/lib/inventory/availability-queries';
import { permit } from '@/lib/staff/permissions';
import { apiRoute } from '../api-route';
import { invalid } from '../problem';

const Skus = z.strictObject({
  sku: z
    .array(z.string().trim().min(1).max(100))
    .min(1, 'Say which: ?sku=A&sku=B')
    .max(100, 'Ask for at most 100 SKUs at once'),
});

/** What the key's channel may sell now, of up to 100 SKUs; those that nobody knows are named apart. */
export const GET = apiRoute(async ({ request, actor }) => {
  permit(actor, 'stock.available');
  const params = new URL(request.url).searchParams;
  const asked = Skus.safeParse({ ...Object.fromEntries(params), sku: params.getAll('sku') });
  if (!asked.success) return invalid(asked.error);
  const { sku: skus } = asked.data;
  const stock = await availabilityOf(actor, { channelId: actor.channelId, skus });
  const unknown = [...new Set(skus)].filter((sku) => !stock.some((one) => one.sku === sku));
  return Response.json({ stock, unknown }, { headers: { 'Cache-Control': 'no-store' } });
});
