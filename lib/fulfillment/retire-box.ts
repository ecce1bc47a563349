import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { boxes } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { RetireBoxInput } from './station-inputs';

/** Nobody packs into it any more. Parcels that were keep it. */
export async function retireBox(actor: Actor, { boxId }: RetireBoxInput, at: Date) {
  permit(actor, 'box.write');
  await transaction(async (tx) => {
    const [box] = await tx
      .update(boxes)
      .set({ retiredAt: at })
      .where(and(eq(boxes.id, boxId), isNull(boxes.retiredAt)))
      .returning({ name: boxes.name });
    if (!box) throw new Refusal('not_found', 'This box is not used any more.');
    await record(tx, actor, at, { type: 'box.retired', subject: `box:${boxId}`, data: { name: box.name } });
  });
}
