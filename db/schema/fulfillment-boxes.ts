import { sql } from 'drizzle-orm';
import { integer, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from '../columns';
import { holds } from './checks';

/** A kind of box to pack into. Its key is the one that chooses it at the pack station. */
export const boxes = pgTable(
  'boxes',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    name: text('name').notNull(),
    key: smallint('key'),
    /** Inside, as sizes of boxes are compared by what fits in. */
    lengthMm: integer('length_mm').notNull(),
    widthMm: integer('width_mm').notNull(),
    heightMm: integer('height_mm').notNull(),
    tareG: integer('tare_g').notNull(),
    /** What it carries; null: more than anybody packs. */
    maxG: integer('max_g'),
    retiredAt: moment('retired_at'),
  },
  (t) => [
    uniqueIndex('boxes_key').on(t.key).where(sql`${t.retiredAt} is null`),
    uniqueIndex('boxes_name').on(sql`lower(${t.name})`).where(sql`${t.retiredAt} is null`),
    holds('boxes_key', sql`${t.key} between 1 and 4`),
    holds('boxes_size', sql`${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0`),
    holds('boxes_weight', sql`${t.tareG} >= 0 and ${t.maxG} > 0`),
  ],
);
