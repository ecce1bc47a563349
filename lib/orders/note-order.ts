import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { NoteOrderInput } from './inputs';
import { lockOrder } from './tx';

/** A note among staff: it lives on the timeline and the customer never sees it. */
export async function noteOrder(actor: Actor, { orderId, note }: NoteOrderInput, at: Date) {
  permit(actor, 'order.note');

  await transaction(async (tx) => {
    await lockOrder(tx, orderId);
    await record(tx, actor, at, { type: 'order.noted', orderId, data: { note } });
  });
}
