import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { returnUnits } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Movement, moveStock } from '@/lib/inventory/tx';
import { countReturned } from '@/lib/orders/lines-tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { InspectReturnInput } from './inputs';
import { returnStatus } from './return-status';
import { lockReturn, placeOf, type ReturnLine, refreshReturn } from './tx';

type Found = InspectReturnInput['units'][number];

/**
 * Says of each unit what it is like. Fit to sell: it is back in stock. Damaged: counted apart. Missing: it never came, and is
 * not refunded. No unit is inspected twice; what is found must have been received.
 */
export async function inspectReturn(
  actor: Actor,
  { orderId, returnNo, units: asked }: InspectReturnInput,
  at: Date,
) {
  permit(actor, 'return.inspect');
  const units = summed(asked);

  await transaction(async (tx) => {
    const { found, lines } = await lockReturn(tx, orderId, returnNo);
    const locationId = await placeOf(tx, orderId, returnNo);
    permitLocation(actor, locationId);
    returnStatus.move(found.status, 'inspect');
    const byNo = new Map(lines.map((line) => [line.lineNo, line]));
    for (const lineNo of new Set(units.map((unit) => unit.lineNo)))
      refuseTooMany(lineNo, byNo.get(lineNo), units);

    const eventId = await record(tx, actor, at, {
      type: 'return.inspected',
      orderId,
      data: { returnNo, units },
    });
    const [last] = await tx.execute<{ no: number }>(
      sql`select coalesce(max(no), 0)::int no from return_units where order_id = ${orderId} and return_no = ${returnNo}`,
    );
    await tx.insert(returnUnits).values(
      units.map((unit, i) => ({
        orderId,
        returnNo,
        no: (last?.no ?? 0) + 1 + i,
        variantId: byNo.get(unit.lineNo)?.variantId,
        locationId,
        eventId,
        ...unit,
      })),
    );
    const back = units.filter(({ condition }) => condition !== 'missing');
    if (back.length > 0) await countReturned(tx, orderId, back);
    await refreshReturn(tx, at, orderId, returnNo);
    await refreshOrder(tx, orderId);
    await moveStock(
      tx,
      eventId,
      at,
      back.flatMap((unit) => movementOf(unit, byNo.get(unit.lineNo), locationId, orderId)),
    );
  });
}

/** One row per line and condition. */
function summed(units: readonly Found[]): Found[] {
  const sums = new Map<string, Found>();
  for (const unit of units) {
    const key = `${unit.lineNo}/${unit.condition}`;
    sums.set(key, { ...unit, quantity: (sums.get(key)?.quantity ?? 0) + unit.quantity });
  }
  return [...sums.values()];
}

function refuseTooMany(lineNo: number, line: ReturnLine | undefined, units: readonly Found[]) {
  if (!line) throw new Refusal('invalid', `Line ${lineNo} is not part of this return.`, { lineNo });
  const mine = units.filter((unit) => unit.lineNo === lineNo);
  const sum = (rows: readonly Found[]) => rows.reduce((total, { quantity }) => total + quantity, 0);
  const open = line.quantity - line.found - line.missing;
  if (sum(mine) > open)
    throw new Refusal('conflict', `${open} of ${line.name} is left to inspect, not ${sum(mine)}.`, { open });
  const there = line.received - line.found;
  const found = sum(mine.filter(({ condition }) => condition !== 'missing'));
  if (found > there)
    throw new Refusal(
      'conflict',
      `${there} of ${line.name} has arrived and is not inspected, not ${found}. Receive it first.`,
      { there },
    );
}

function movementOf(
  { quantity, condition }: Found,
  line: ReturnLine | undefined,
  locationId: number,
  orderId: number,
): Movement[] {
  if (!line?.stocked || line.variantId === null) return [];
  const place = { variantId: line.variantId, locationId, orderId, reason: `return, ${condition}` };
  return condition === 'resell'
    ? [{ ...place, kind: 'return', onHand: quantity }]
    : [{ ...place, kind: 'damage', damaged: quantity }];
}
