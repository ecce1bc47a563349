import type { Tx } from '@/db';
import type { ShortPickReason } from '@/db/statuses';
import { emptyHolds } from '@/lib/inventory/cut-holds-tx';
import type { Place } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import type { Actor } from '@/lib/staff/permissions';
import { correctionOf, type Missing, sendElsewhere, unpickedAt } from './missing-tx';
import type { Units } from './rules';
import { countUnits, type lockShipment } from './shipment-tx';

type Locked = Awaited<ReturnType<typeof lockShipment>>;
type Given = {
  orderId: number;
  /** As `lockShipment` answered it. */
  shipment: Pick<Locked, 'shipment' | 'lines'>;
  units: Units;
  /** What it says about the stock at the place: nothing, that these are missing, or that nothing unpicked is left. */
  correction: ShortPickReason;
  /** Orders whose unpicked units may go too, locked before: what `lockSharers` answered. */
  locked: readonly number[];
  cause: string;
  eventId: number;
};

/**
 * Units of a locked shipment will not be sent by its location. They leave it for another one, or wait; picked ones count as put
 * back. Refreshes the orders. Answers the units of each order and the stock that `moveAllStock` must move last.
 */
export async function giveUp(tx: Tx, actor: Actor, at: Date, given: Given) {
  const { orderId, shipment, units, correction, locked, cause, eventId } = given;
  const { no: shipmentNo, locationId } = shipment.shipment;
  const lineOf = (lineNo: number) => shipment.lines.find((line) => line.lineNo === lineNo);
  const putBack = units
    .map(({ lineNo, quantity }) => {
      const line = lineOf(lineNo);
      return { lineNo, quantity: Math.max(0, quantity - (line ? line.quantity - line.picked : 0)) };
    })
    .filter(({ quantity }) => quantity > 0);
  if (putBack.length > 0) await countUnits(tx, { orderId, shipmentNo }, 'picked', putBack, -1);

  const shelves = byShelf(units, lineOf, locationId);
  const missing: Missing[] = [];
  for (const { place, own } of shelves)
    missing.push(
      ...(place && correction === 'all_remaining'
        ? (await unpickedAt(tx, place)).filter((part) => locked.includes(part.orderId))
        : own.map((unit) => ({ orderId, shipmentNo, ...unit }))),
    );
  const { results, stock } = await sendElsewhere(tx, actor, at, {
    missing: ownFirst(missing, orderId),
    places: shelves.flatMap(({ place }) => place ?? []),
    cause,
    refusing: { orderId, locationId },
  });
  for (const { place, own } of shelves) {
    if (!place || correction === 'none') continue;
    if (correction === 'all_remaining') stock.push(...(await emptyHolds(tx, actor, at, place)));
    const quantity = own.reduce((sum, unit) => sum + unit.quantity, 0);
    stock.push({ eventId, movements: [await correctionOf(tx, place, correction, quantity)] });
  }
  if (!results.has(orderId)) await refreshOrder(tx, orderId);
  return { results, stock };
}

type Line = Locked['lines'][number];

/** Lines of one SKU share a shelf; what is not stocked has none. */
function byShelf(units: Units, lineOf: (lineNo: number) => Line | undefined, locationId: number | null) {
  const shelves = new Map<number | null, { place: Place | null; own: Units }>();
  for (const unit of units) {
    const line = lineOf(unit.lineNo);
    const variantId = line?.stocked ? line.variantId : null;
    const place = variantId !== null && locationId !== null ? { variantId, locationId } : null;
    const shelf = shelves.get(variantId) ?? { place, own: [] };
    shelf.own.push(unit);
    shelves.set(variantId, shelf);
  }
  return [...shelves.values()];
}

/** Who has just been at the shelf is served first, then the oldest order. */
const ownFirst = (missing: readonly Missing[], orderId: number) =>
  [...missing].sort((a, b) => Number(b.orderId === orderId) - Number(a.orderId === orderId));
