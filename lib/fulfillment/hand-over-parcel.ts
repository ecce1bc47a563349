import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { handOver, takenNumber } from './hand-over-tx';
import type { HandOverParcelInput } from './inputs';

/** The carrier has the parcel: its goods have left the shelf for good. */
export async function handOverParcel(actor: Actor, input: HandOverParcelInput, at: Date) {
  permit(actor, 'shipment.hand_over');
  try {
    await transaction((tx) => handOver(tx, actor, input, at));
  } catch (error) {
    throw (await takenNumber(actor, error, input)) ?? error;
  }
}
