import { query, type Tx } from '@/db';
import { uncountUses } from '@/lib/catalog/promotions-tx';

/** An order of which nothing is left gives its uses back: others may have them, and its customer may use the code again. */
export async function giveBackPromotions(tx: Tx, at: Date, orderId: number) {
  const given = await tx.execute<{ code: string }>(query`
    update order_promotions set given_back_at = ${at}::timestamptz where order_id = ${orderId} and given_back_at is null
    returning code`);
  if (given.length > 0)
    await uncountUses(
      tx,
      given.map(({ code }) => code),
    );
}
