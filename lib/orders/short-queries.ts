import { Refusal } from '@/lib/errors';
import { whyShort } from '@/lib/inventory/why-short-queries';
import type { Actor } from '@/lib/staff/permissions';
import type { Short } from './placing-shipments';

/** What a channel is told where stock is short: the same refusal with what lies on each shelf, if its key may see that. */
export async function withWhy(actor: Actor, refusal: Refusal): Promise<Refusal> {
  const isAsked = actor.kind === 'key' && refusal.code === 'out_of_stock';
  const short = isAsked ? (refusal.detail.short as Short[] | undefined) : undefined;
  if (!short) return refusal;
  const why = await whyShort(
    actor,
    short.map(({ sku }) => sku),
  );
  if (why.size === 0) return refusal;
  const told = short.map((one) => ({ ...one, why: why.get(one.sku) ?? [] }));
  return new Refusal(refusal.code, refusal.message, { ...refusal.detail, short: told });
}
