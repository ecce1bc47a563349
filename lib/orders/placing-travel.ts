import type { PromiseBasis } from '@/lib/sourcing/promise';
import { promiseFrom } from '@/lib/sourcing/promise';
import { defaultMethod, transitFor, zoneFor } from '@/lib/sourcing/shipping';
import type { Sourcing } from '@/lib/sourcing/sourcing-queries';
import type { PlaceOrderInput } from './inputs';
import type { PlacingFacts } from './placing-read';

type Place = Sourcing['places'][number];

/** By which method an order travels into which zone: the one it asks for, else its channel's, else the first that gets there. */
export function travelOf(input: PlaceOrderInput, { head, sourcing }: PlacingFacts) {
  if (input.method === 'pickup') return { method: null, zone: null, pickup: true };
  const zone = zoneFor(sourcing.zones, input.shipTo ?? {});
  const method = input.shippingMethod ?? defaultMethod(sourcing, zone, head.settings?.shippingMethod ?? null);
  return { method, zone, pickup: false };
}

export type Dates = { shipBy: Date | null; promisedAt: Date | null; basis: PromiseBasis | null };

/** When something leaves a place and arrives; what the channel has said stands. Without a place nobody knows. */
export function datesOf(
  input: PlaceOrderInput,
  facts: PlacingFacts,
  place: Place | undefined,
  at: Date,
  goodsAt?: Date,
): Dates {
  const when = place
    ? promiseFrom(at, place, {
        goodsAt,
        notBefore: input.shipAfter,
        load: facts.sourcing.load.get(place.id),
        transit: transitFor(facts.sourcing, place, travelOf(input, facts)),
      })
    : null;
  return {
    shipBy: input.shipBy ?? when?.shipBy ?? null,
    promisedAt: input.promisedAt ?? when?.promisedAt ?? null,
    basis: when?.basis ?? null,
  };
}
