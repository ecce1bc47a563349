import { transaction } from '@/db';
import { noteMoment } from '@/lib/settings/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { ANSWERED } from './rules';

/** What runs our functions has just started one. */
export async function noteAnswer(actor: Actor, at: Date) {
  permit(actor, 'doctor.run');
  await transaction((tx) => noteMoment(tx, ANSWERED, at));
}
