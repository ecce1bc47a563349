import { transaction } from '@/db';
import { getSourcingConfig } from '@/lib/sourcing/config-queries';
import { kilometersBetween, remoteness } from '@/lib/sourcing/distance';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { readRefused } from './refusals-tx';
import type { MoveOptionsInput } from './reroute-inputs';
import { readRouting } from './routing-tx';
import { availableFrom, freeShelves } from './shelves-tx';
import { lockShipment } from './shipment-tx';

export type MoveOption = {
  locationId: number;
  name: string;
  km: number | null;
  paused: boolean;
  /** It has rejected some of these units, or its supplier has declined them. */
  refused: boolean;
  /** Of all units that can be moved, how many it could give. */
  gives: number;
};
export type MoveOptions = { units: number; options: MoveOption[] };

/** Every place that units of a shipment could be moved to: those that can give most first, then the nearest. */
export async function getMoveOptions(
  actor: Actor,
  { orderId, shipmentNo }: MoveOptionsInput,
  at: Date,
): Promise<MoveOptions> {
  permit(actor, 'shipment.move');

  return transaction(async (tx) => {
    const { shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    permitLocation(actor, shipment.locationId);
    const { facts, version, channelId } = await readRouting(tx, orderId, at);
    const { places, safety } = await getSourcingConfig(version, tx);
    const left = lines
      .map((line) => ({ ...line, units: line.quantity - line.picked }))
      .filter(({ units }) => units > 0);
    const stocked = left.flatMap(({ stocked, variantId }) => (stocked && variantId) || []);
    const shelves = await freeShelves(tx, [...new Set(stocked)]);
    const available = availableFrom(shelves, safety, channelId);
    const refused = await readRefused(tx, [orderId]);
    const options = places
      .filter(({ id, kind }) => kind !== 'virtual' && id !== shipment.locationId)
      .map((place) => {
        const free = new Map(
          [...available].map(([id, shelf]) => [id, Math.max(0, shelf.get(place.id) ?? 0)]),
        );
        let gives = 0;
        for (const line of left) {
          const has = line.stocked ? (free.get(line.variantId ?? 0) ?? 0) : line.units;
          const part = Math.min(line.units, has);
          if (line.stocked && line.variantId !== null) free.set(line.variantId, has - part);
          gives += part;
        }
        const km = facts.destination ? kilometersBetween(place, facts.destination) : null;
        return {
          locationId: place.id,
          name: place.name,
          km,
          paused: place.pausedAt !== null,
          refused: refused.some(
            (one) => one.locationId === place.id && left.some(({ lineNo }) => lineNo === one.lineNo),
          ),
          gives,
          far: remoteness(place, facts.destination, km),
        };
      })
      .sort((a, b) => Number(a.paused) - Number(b.paused) || b.gives - a.gives || a.far - b.far)
      .map(({ far, ...option }) => option);
    return { units: left.reduce((sum, { units }) => sum + units, 0), options };
  });
}
