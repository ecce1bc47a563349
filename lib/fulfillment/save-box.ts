import { and, eq, isNull } from 'drizzle-orm';
import { pgConstraint, transaction } from '@/db';
import { boxes } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { SaveBoxInput } from './station-inputs';

/** More kinds of boxes than this and nobody finds the right one. */
export const MOST_BOXES = 20;

/** A new kind of box, or a changed one. Parcels packed before keep it as it is called now. */
export async function saveBox(
  actor: Actor,
  { boxId, ...given }: SaveBoxInput,
  at: Date,
): Promise<{ boxId: number }> {
  permit(actor, 'box.write');
  try {
    return await transaction(async (tx) => {
      const inUse = await tx.$count(boxes, isNull(boxes.retiredAt));
      if (boxId === undefined && inUse >= MOST_BOXES)
        throw new Refusal('conflict', `There are ${MOST_BOXES} boxes already. Retire one first.`);
      const [box] =
        boxId === undefined
          ? await tx.insert(boxes).values(given).returning({ id: boxes.id })
          : await tx
              .update(boxes)
              .set(given)
              .where(and(eq(boxes.id, boxId), isNull(boxes.retiredAt)))
              .returning({ id: boxes.id });
      if (!box) throw new Refusal('not_found', 'This box is not used any more.');
      await record(tx, actor, at, {
        type: 'box.saved',
        subject: `box:${box.id}`,
        data: { name: given.name },
      });
      return { boxId: box.id };
    });
  } catch (error) {
    const constraint = pgConstraint(error);
    if (constraint === 'boxes_key')
      throw new Refusal('conflict', `Key ${given.key} chooses another box already.`);
    if (constraint === 'boxes_name')
      throw new Refusal('conflict', `There is already a box called ${given.name}.`);
    throw error;
  }
}
