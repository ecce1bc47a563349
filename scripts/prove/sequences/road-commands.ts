import { and, eq, inArray } from 'drizzle-orm';
import { db } from '@/db';
import { parcelLines, parcels, shipments } from '@/db/schema';
import { declineReasons, type ParcelStatus, type ShipmentStatus, shortPickReasons } from '@/db/statuses';
import { acceptShipment } from '@/lib/fulfillment/accept-shipment';
import { declineShipment } from '@/lib/fulfillment/decline-shipment';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { TrackParcelInput } from '@/lib/fulfillment/inputs';
import { moveUnits } from '@/lib/fulfillment/move-units';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { rejectShipment } from '@/lib/fulfillment/reject-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { sendShipment } from '@/lib/fulfillment/send-shipment';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { trackParcel } from '@/lib/fulfillment/track-parcel';
import { undoHandOver } from '@/lib/fulfillment/undo-hand-over';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';
import { addMinutes } from '@/lib/time';
import { owner, shipmentLinesOf, shipmentsOf } from '@/tests/world';
import { actorOf, type Command, orderOf, type Run } from './command';
import { fitting, nobody, pick, type Shop } from './shop';

/** Some shipment of the order in the state that the step is for, or any, or one that is not there. */
async function shipmentOf(shop: Shop, command: Command, usual: readonly ShipmentStatus[]) {
  const { b } = command;
  const orderId = orderOf(shop, command);
  const all = await shipmentsOf(orderId);
  const shipmentNo = fitting(all, usual, b)?.no ?? 9;
  return { orderId, shipmentNo };
}
/** Mostly one that lies at the supplier. */
async function supplied(shop: Shop, command: Command, usual: readonly ShipmentStatus[]) {
  const all = await db
    .select()
    .from(shipments)
    .where(and(eq(shipments.locationId, shop.supplier.locationId), inArray(shipments.status, [...usual])))
    .orderBy(shipments.orderId, shipments.no);
  const one = pick(all, command.a);
  if (!one?.orderId || command.b % 5 === 0) return some(shop, command, usual);
  const which = { orderId: one.orderId, shipmentNo: one.no };
  return command.c % 3 === 0 ? which : { ...which, units: [await lineOf(which, command)] };
}
async function lineOf(which: { orderId: number; shipmentNo: number }, { c }: Command) {
  const lines = (await shipmentLinesOf(which.orderId)).filter(
    ({ shipmentNo }) => shipmentNo === which.shipmentNo,
  );
  return { lineNo: pick(lines, c)?.lineNo ?? 9, quantity: 1 + (c % 5 === 4 ? 1 : 0) };
}
/** All that is left, or some of one line. */
async function some(shop: Shop, command: Command, usual: readonly ShipmentStatus[]) {
  const which = await shipmentOf(shop, command, usual);
  return command.c % 3 === 0 ? which : { ...which, units: [await lineOf(which, command)] };
}
const toPick = ['planned', 'released', 'picking'] as const;
const parcelOf = (shop: Shop, { a }: Command) => pick(shop.parcels, a) ?? nobody;
/** A few carriers' numbers for all parcels, so that they meet. */
const label = ({ c }: Command) => ({ carrier: 'DHL', ...(c % 3 > 0 && { trackingNumber: `T${c % 40}` }) });
const reports = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempted',
  'exception',
  'returning',
  'returned',
] as const;

async function pack(shop: Shop, ...[actor, input]: [...Parameters<typeof packParcel>]) {
  const { parcelId } = await packParcel(actor, input, shop.at);
  shop.parcels.push(parcelId);
}

export const roadCommands: Record<string, Run> = {
  /** What comes next for some shipment of an order: without it, chance would rarely bring anything to the door. */
  async advance(shop, command) {
    const orderId = orderOf(shop, command);
    const open = (await shipmentsOf(orderId)).filter(
      ({ status }) => !['waiting', 'delivered', 'canceled'].includes(status),
    );
    const shipment = pick(open, command.b);
    if (!shipment) return;
    const { no: shipmentNo, status } = shipment;
    if (status === 'planned' || status === 'released')
      return pickShipment(owner, { orderId, shipmentNo }, shop.at);
    if (status === 'picking') return pack(shop, owner, { orderId, shipmentNo }, shop.at);
    const boxes = await db
      .selectDistinct({ parcelId: parcels.id, status: parcels.status })
      .from(parcels)
      .innerJoin(parcelLines, eq(parcelLines.parcelId, parcels.id))
      .where(eq(parcelLines.orderId, orderId))
      .orderBy(parcels.id);
    const box = pick(
      boxes.filter((one) => one.status !== 'delivered'),
      command.c,
    );
    if (!box) return;
    return waitsForCarrier(box.status)
      ? handOverParcel(owner, { parcelId: box.parcelId, ...label(command) }, shop.at)
      : deliverParcel(owner, { parcelId: box.parcelId }, shop.at);
  },
  releaseShipment: async (shop, command) =>
    releaseShipment(actorOf(shop, command), await shipmentOf(shop, command, ['planned']), shop.at),
  pick: async (shop, command) =>
    pickShipment(actorOf(shop, command), await some(shop, command, toPick), shop.at),
  async moveUnits(shop, command) {
    const which = await some(shop, command, [...toPick, 'waiting']);
    const to = command.c % 5 === 0 ? null : (pick(shop.locationIds, command.c) ?? null);
    return moveUnits(actorOf(shop, command), { ...which, to }, shop.at);
  },
  async reject(shop, command) {
    const reason = pick(shortPickReasons, command.b) ?? 'none';
    return rejectShipment(
      actorOf(shop, command),
      { ...(await some(shop, command, toPick)), reason },
      shop.at,
    );
  },
  async accept(shop, command) {
    const { orderId, shipmentNo } = await supplied(shop, command, ['planned', 'released']);
    return acceptShipment(actorOf(shop, command), { orderId, shipmentNo }, shop.at);
  },
  async decline(shop, command) {
    const reason = pick(declineReasons, command.c) ?? 'other';
    return declineShipment(
      actorOf(shop, command),
      { ...(await supplied(shop, command, toPick)), reason },
      shop.at,
    );
  },
  async sendByLink(shop, command) {
    const which = await supplied(shop, command, ['picking']);
    const { parcelId } = await sendShipment(actorOf(shop, command), { ...which, ...label(command) }, shop.at);
    shop.parcels.push(parcelId);
  },
  async shortPick(shop, command) {
    const which = await shipmentOf(shop, command, toPick);
    const reason = pick(shortPickReasons, command.b) ?? 'none';
    const missing = { ...which, ...(await lineOf(which, command)), reason };
    return shortPick(actorOf(shop, command), missing, shop.at);
  },
  pack: async (shop, command) =>
    pack(shop, actorOf(shop, command), await some(shop, command, ['picking']), shop.at),
  unpack: (shop, command) =>
    unpackParcel(actorOf(shop, command), { parcelId: parcelOf(shop, command) }, shop.at),
  handOver: (shop, command) =>
    handOverParcel(actorOf(shop, command), { parcelId: parcelOf(shop, command), ...label(command) }, shop.at),
  undo: (shop, command) =>
    undoHandOver(actorOf(shop, command), { parcelId: parcelOf(shop, command) }, shop.at),
  /** Reports come late and in any order, some before the hand-over, and some twice. */
  track(shop, command) {
    const { b, c } = command;
    const input = TrackParcelInput.parse({
      parcelId: parcelOf(shop, command),
      providerEventId: `scan-${b % 6}`,
      status: pick(reports, c),
      at: addMinutes(shop.at, -(b % 4000)),
    });
    return trackParcel(actorOf(shop, command), input, shop.at);
  },
  deliver(shop, command) {
    const { b } = command;
    const known = b % 2 === 0 ? {} : { providerEventId: `scan-${b % 6}` };
    const moment = addMinutes(shop.at, -((b * 7) % 900));
    return deliverParcel(actorOf(shop, command), { parcelId: parcelOf(shop, command), ...known }, moment);
  },
};

const waitsForCarrier = (status: ParcelStatus) => status === 'packed' || status === 'labeled';
