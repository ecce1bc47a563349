import { eq } from 'drizzle-orm';
import { query, send, type Tx, transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { LocationInput } from './inputs';
import { lockLocation } from './locations-tx';

/** Gone for good: nothing chooses it any more. Only a paused location that holds nothing; its inverse is to open it again. */
export async function closeLocation(actor: Actor, { locationId }: LocationInput, at: Date) {
  permit(actor, 'location.write');
  await transaction(async (tx) => {
    const { code, name, pausedAt, closedAt } = await lockLocation(tx, actor, locationId);
    if (closedAt) throw new Refusal('conflict', `${name} is closed already.`);
    if (!pausedAt) throw new Refusal('conflict', `Pause ${name} first, so that nothing new comes in.`);
    const left = await whatIsLeft(tx, locationId);
    if (left.length > 0)
      throw new Refusal(
        'conflict',
        `${name} still has ${left.join(', ')}. It can be closed when that is gone.`,
      );
    await tx.update(locations).set({ closedAt: at }).where(eq(locations.id, locationId));
    const subject = `location:${locationId}`;
    await record(tx, actor, at, { type: 'location.closed', subject, data: { location: code } });
  });
}

async function whatIsLeft(tx: Tx, locationId: number): Promise<string[]> {
  const [left] = await send<{ shipments: number; units: number; receipts: number; transfers: number }>(
    tx,
    query`
    select (select count(*)::int from shipments where location_id = ${locationId}
        and status in ('planned', 'released', 'picking', 'packed', 'ready')) shipments,
      (select coalesce(sum(on_hand + damaged), 0)::int from stock_levels where location_id = ${locationId}
        and (on_hand <> 0 or reserved <> 0 or damaged <> 0)) units,
      (select count(*)::int from receipts_expected where location_id = ${locationId} and closed_at is null
        and received < quantity) receipts,
      (select count(*)::int from transfers where closed_at is null
        and (to_location_id = ${locationId} or from_location_id = ${locationId})) transfers`,
  );
  if (!left) throw new Error('What a location holds was not counted.');
  const some = (n: number, one: string, many = `${one}s`) => (n > 0 ? [`${n} ${n === 1 ? one : many}`] : []);
  return [
    ...some(left.shipments, 'open shipment'),
    ...some(left.units, 'unit in stock', 'units in stock'),
    ...some(left.receipts, 'expected receipt'),
    ...some(left.transfers, 'open transfer'),
  ];
}
