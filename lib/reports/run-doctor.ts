import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { examine, type Finding } from './tx';

/** Recomputes every promise from the rows themselves, in one snapshot. Sound: all counts are 0. */
export async function runDoctor(actor: Actor, at: Date, only?: string): Promise<Finding[]> {
  permit(actor, 'doctor.run');
  return transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    await tx.execute(sql`set local statement_timeout = '120s'`);
    // Sums over whole tables: room to hash them in memory, and no compiling for queries that are over sooner than that.
    await tx.execute(sql`set local work_mem = '64MB'`);
    await tx.execute(sql`set local jit = off`);
    return examine(tx, at, only);
  });
}
