import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { examine, examineAll, type Finding, lookAtOnce } from './tx';

/** Recomputes every promise from the rows themselves, in one snapshot. Sound: all counts are 0. */
export async function runDoctor(actor: Actor, at: Date, only?: string): Promise<Finding[]> {
  permit(actor, 'doctor.run');
  return transaction(async (tx) => {
    await lookAtOnce(tx);
    await tx.execute(sql`set transaction read only`);
    return only ? examine(tx, at, only) : examineAll(tx, at);
  });
}
