import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray, startsWith } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';

export type FoundVariant = {
  id: number;
  sku: string;
  name: string;
  picture: string | null;
  kind: string;
  priceAmount: number | null;
};

const SHOWN = 8;
/** So many of each tree are taken: two letters cost no more than a name. */
const HITS = 200;

/**
 * What is sold, by SKU from its start, barcode or the beginnings of words of its name, in any order. The exact one first. What is
 * typed becomes words of letters and digits alone, so that nothing in it is an operator.
 */
export async function searchVariants(actor: Actor, typed: string): Promise<FoundVariant[]> {
  permit(actor, 'stock.read');
  const text = typed.replaceAll('\0', '').trim().slice(0, 100);
  if (text.length < 2) return [];
  const upper = text.toUpperCase();
  const spellings = pgArray([...new Set([text, upper, text.replace(/\s/g, '')])]);
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
  const trees: SQL[] = [
    sql`select id, 0 rank from variants where sku = any(${spellings}::text[])`,
    sql`select id, 0 from variants where barcode = any(${spellings}::text[])`,
    sql`select id, 1 from variants where ${startsWith(sql`sku`, upper)} limit ${HITS}`,
    ...(words.length > 0
      ? [
          sql`select id, 2 from variants where to_tsvector('simple', name) @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')}) limit ${HITS}`,
        ]
      : []),
  ];
  const found = sql.join(
    trees.map((tree) => sql`(${tree})`),
    sql` union all `,
  );
  return db.execute<FoundVariant>(sql`
    select v.id, v.sku, v.name, v.picture, v.kind, v.price_amount "priceAmount"
    from (select id, min(rank) rank from (${found}) f group by id) f join variants v on v.id = f.id
    where v.archived_at is null order by f.rank, v.name, v.sku limit ${SHOWN}`);
}
