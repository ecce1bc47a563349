import { eq } from 'drizzle-orm';
import { pgArray, query, type Tx } from '@/db';
import { promotions } from '@/db/schema';
import { Refusal } from '@/lib/errors';

/** The code as it stands behind its lock. */
export async function lockPromotion(tx: Tx, code: string) {
  const [promotion] = await tx
    .select()
    .from(promotions)
    .where(eq(promotions.code, code))
    .for('no key update');
  if (!promotion) throw new Refusal('not_found', `There is no code ${code}.`);
  return promotion;
}

/** Counts one use less of each code that counts its uses. Locks in the order of the codes, as placing does. */
export async function uncountUses(tx: Tx, codes: readonly string[]) {
  await tx.execute(query`
    update promotions p set uses = p.uses - 1
    from (select code from promotions where code = any(${pgArray(codes)}::text[]) and max_uses is not null
      order by code for no key update) k where p.code = k.code`);
}
