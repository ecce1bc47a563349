import { transaction } from '@/db';
import type { EndSessionsInput } from './inputs';
import { type Actor, permit } from './permissions';
import { endSessionsOf } from './tx';

export async function endSessions(
  actor: Actor,
  { staffId }: EndSessionsInput,
  at: Date,
): Promise<{ ended: number }> {
  permit(actor, 'staff.manage');
  return transaction(async (tx) => ({ ended: await endSessionsOf(tx, staffId, at) }));
}
