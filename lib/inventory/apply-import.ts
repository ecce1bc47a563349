import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ImportInput } from './import-inputs';
import { applyChunk, applyOne, lockImport } from './importing';

/**
 * Applies the next thousand lines of a file: each that differs is a counted difference with its event, all others are passed
 * over. Ask again until nothing is left. Two people who apply one file take turns, and each line is applied once. The next file,
 * or a count, is the way back.
 */
export async function applyImport(actor: Actor, { digest }: ImportInput, at: Date) {
  permit(actor, 'stock.import');
  const key = `\\x${digest}`;
  const apart = await transaction((tx) => applyChunk(tx, actor, at, key));
  for (const line of apart)
    try {
      await transaction((tx) => applyOne(tx, actor, at, { key, line }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await transaction((tx) => applyOne(tx, actor, at, { key, line, refusal: error.message }));
    }
  return transaction(async (tx) => {
    const file = await lockImport(tx, key);
    if (file.done === file.rows && !file.finished)
      await tx.execute(sql`
        update stock_imports set finished_at = ${at.toISOString()}::timestamptz where digest = ${key}::text::bytea`);
    const { done, rows, changed, refused } = file;
    return { done, rows, changed, refused, finished: done === rows };
  });
}
