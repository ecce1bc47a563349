import { PlaceOrderInput } from '@/lib/orders/inputs';
import type { PlacedOrder } from '@/lib/orders/place-order';
import { invalidFields, problemBody } from '../problem';

type OrderIn = { input: PlaceOrderInput } | { refused: ReturnType<typeof problemBody> };

/** One order of a body: what can be placed through this channel, or the problem that says why not. */
export function orderIn(body: unknown, channel: string): OrderIn {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { refused: problemBody('invalid', 'Each order must be a JSON object.') };
  if ('channel' in body && body.channel !== channel) {
    const message = `This key places orders of channel "${channel}".`;
    return { refused: problemBody('invalid', message, { errors: [{ path: 'channel', message }] }) };
  }
  const parsed = PlaceOrderInput.safeParse({ ...body, channel });
  return parsed.success ? { input: parsed.data } : { refused: problemBody(...invalidFields(parsed.error)) };
}

export const orderOut = ({ number, publicRef, created }: PlacedOrder, externalId?: string) => ({
  number,
  publicRef,
  externalId: externalId ?? null,
  created,
});
