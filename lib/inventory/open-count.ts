import { type SQL, sql } from 'drizzle-orm';
import { pgArray, transaction } from '@/db';
import { stockCounts } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { OpenCountInput } from './count-inputs';
import { countSubject } from './counts-tx';
import { findLocation, lockStocked } from './places-tx';

const MOST_LINES = 2000;

/** A list of shelves to count. Nothing moves until the differences are posted; canceling is the way back. */
export async function openCount(actor: Actor, input: OpenCountInput, at: Date) {
  permit(actor, 'stock.count');
  const { scope } = input;
  return transaction(async (tx) => {
    const location = await findLocation(tx, actor, input.location);
    if (scope.by === 'skus') await lockStocked(tx, [...new Set(scope.skus)]);
    const [made] = await tx
      .insert(stockCounts)
      .values({ locationId: location.id, status: 'open', note: input.note || null, createdAt: at })
      .returning({ id: stockCounts.id });
    if (!made) throw new Error('A count was not stored.');
    const lines = await tx.execute(sql`
      insert into stock_count_lines (count_id, variant_id)
      select ${made.id}, v.id from variants v ${chosen(scope, location.id)} order by v.id limit ${MOST_LINES + 1}
      returning variant_id`);
    if (lines.length === 0)
      throw new Refusal('invalid', `${location.name} has no shelf like that. Choose other bins or SKUs.`);
    if (lines.length > MOST_LINES)
      throw new Refusal(
        'invalid',
        `These are more than ${MOST_LINES.toLocaleString('en')} SKUs. Count them in parts, by bins or by category.`,
      );
    const data = { countId: made.id, location: input.location, lines: lines.length };
    await record(tx, actor, at, { type: 'count.opened', subject: countSubject(made.id), data });
    return { countId: made.id, lines: lines.length };
  });
}

function chosen(scope: OpenCountInput['scope'], locationId: number): SQL {
  const shelf = sql`join stock_levels s on s.variant_id = v.id and s.location_id = ${locationId}`;
  switch (scope.by) {
    case 'skus':
      return sql`where v.sku = any(${pgArray(scope.skus)}::text[])`;
    case 'bins':
      return sql`${shelf} where s.bin >= ${scope.from} and s.bin < ${`${scope.to}\u{10ffff}`}`;
    case 'category':
      return sql`${shelf} join products p on p.id = v.product_id where p.category = ${scope.category}`;
    case 'all':
      return sql`${shelf} where v.archived_at is null or s.on_hand > 0`;
  }
}
