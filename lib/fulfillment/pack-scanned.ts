import { and, eq, isNull } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { boxes } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { carries, contentsG } from './box-rules';
import { storeParcel } from './packing-tx';
import { chooseUnits, refuseBlocked } from './rules';
import { shipmentStatus } from './shipment-status';
import { countUnits, lockShipment } from './shipment-tx';
import type { PackScannedInput } from './station-inputs';
import { isCodeOf } from './verify-rules';

type Line = Awaited<ReturnType<typeof lockShipment>>['lines'][number];

/**
 * One box from the pack station, picked and packed in one go. The station has counted already; here every code is looked at
 * again, so that no unit is packed on the word of a browser. The checks stay with the parcel as evidence.
 */
export async function packScanned(
  actor: Actor,
  { orderId, shipmentNo, checks, wrongScans, boxId, weightG }: PackScannedInput,
  at: Date,
): Promise<{ parcelId: number }> {
  permit(actor, 'shipment.pack');

  return transaction(async (tx) => {
    const { order, shipment, lines } = await lockShipment(tx, orderId, shipmentNo);
    const { locationId } = shipment;
    permitLocation(actor, locationId);
    const units = chooseUnits(checks, lines, (line) => line.quantity - line.packed, 'to pack');
    const fresh = notPicked(units, lines);
    const status = fresh.length > 0 ? shipmentStatus.move(shipment.status, 'pick') : shipment.status;
    shipmentStatus.move(status, 'pack');
    refuseBlocked(order, shipment);
    refuseForeignCodes(checks, lines);
    const expectedG = await expectedWeight(tx, boxId, units, lines);

    if (fresh.length > 0) {
      permit(actor, 'shipment.pick');
      await Promise.all([
        countUnits(tx, { orderId, shipmentNo }, 'picked', fresh),
        record(tx, actor, at, { type: 'shipment.picked', orderId, data: { shipmentNo, units: fresh } }),
      ]);
    }
    const unscanned = checks.flatMap((check) => {
      if (check.how !== 'unscannable') return [];
      const { lineNo, quantity, reason } = check;
      return [{ lineNo, quantity, reason }];
    });
    const parcelId = await storeParcel(tx, actor, at, {
      orderId,
      shipmentNo,
      locationId,
      units,
      weightG,
      boxId,
      evidence: { checks, wrongScans, expectedG },
      told: { ...(unscanned.length > 0 && { unscanned }), ...(wrongScans > 0 && { wrongScans }) },
    });
    return { parcelId };
  });
}

/** Of the units for the box, those nobody has picked yet. */
const notPicked = (units: { lineNo: number; quantity: number }[], lines: readonly Line[]) =>
  units
    .map(({ lineNo, quantity }) => {
      const line = lines.find((one) => one.lineNo === lineNo);
      return { lineNo, quantity: quantity - (line ? line.picked - line.packed : 0) };
    })
    .filter(({ quantity }) => quantity > 0);

function refuseForeignCodes(checks: PackScannedInput['checks'], lines: readonly Line[]) {
  for (const check of checks) {
    const line = lines.find(({ lineNo }) => lineNo === check.lineNo);
    if (check.how === 'scan' && line && !isCodeOf(line, check.code))
      throw new Refusal('invalid', `${check.code} is not the code of ${line.name}.`, {
        lineNo: check.lineNo,
      });
  }
}

/** Box and contents; null where a weight is not known. Refuses a box that is gone or too weak for what is in it. */
async function expectedWeight(
  tx: Tx,
  boxId: number | undefined,
  units: { lineNo: number; quantity: number }[],
  lines: readonly Line[],
) {
  const contents = contentsG(
    units.map(({ lineNo, quantity }) => ({
      quantity,
      weightG: lines.find((line) => line.lineNo === lineNo)?.weightG ?? null,
    })),
  );
  if (boxId === undefined) return contents;
  const [box] = await tx
    .select()
    .from(boxes)
    .where(and(eq(boxes.id, boxId), isNull(boxes.retiredAt)));
  if (!box) throw new Refusal('conflict', 'This box is not used any more. Choose another one.', { boxId });
  if (contents === null) return null;
  if (!carries(box, contents))
    throw new Refusal(
      'conflict',
      `Box ${box.name} carries ${box.maxG} g, and what is in it weighs ${contents} g. Choose a stronger one.`,
      { boxId },
    );
  return contents + box.tareG;
}
