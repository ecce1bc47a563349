import { sql } from 'drizzle-orm';
import { pgArray, type Tx, transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { digestOf, readStockFile } from './import-file';
import type { ReadImportInput } from './import-inputs';
import type { ImportLine } from './import-rules';

const AT_ONCE = 5000;

/**
 * Keeps the lines of a file until somebody has looked at what they would change: no stock moves. The same file again leads to
 * the same lines, applied or not. Lines that nobody applies are forgotten, so there is nothing to take back.
 */
export async function readImport(actor: Actor, { name, bytes }: ReadImportInput, at: Date) {
  permit(actor, 'stock.import');
  const lines = await readStockFile(bytes);
  const digest = digestOf(bytes);
  const key = `\\x${digest.toString('hex')}`;
  const fresh = await transaction(async (tx) => {
    const staffId = actor.kind === 'staff' ? actor.id : null;
    const [made] = await tx.execute(sql`
      insert into stock_imports (digest, name, at, staff_id, rows, changed)
      values (${key}::text::bytea, ${name}, ${at.toISOString()}::timestamptz, ${staffId}, ${lines.length}, 0)
      on conflict (digest) do nothing returning 1`);
    if (!made) return false;
    for (let from = 0; from < lines.length; from += AT_ONCE)
      await keep(tx, key, lines.slice(from, from + AT_ONCE));
    await record(tx, actor, at, {
      type: 'import.read',
      subject: `import:${digest.toString('hex')}`,
      data: { name, rows: lines.length },
    });
    return true;
  });
  return { digest: digest.toString('hex'), rows: lines.length, fresh };
}

function keep(tx: Tx, key: string, lines: readonly ImportLine[]) {
  const column = (pick: (line: ImportLine) => string | number | null) => pgArray(lines.map(pick));
  return tx.execute(sql`
    insert into stock_import_lines (digest, line, sku, location, on_hand, safety, bin, low_at, problem)
    select ${key}::text::bytea, * from unnest(${column((l) => l.line)}::int[], ${column((l) => l.sku)}::text[],
      ${column((l) => l.location)}::text[], ${column((l) => l.onHand)}::int[], ${column((l) => l.safety)}::int[],
      ${column((l) => l.bin)}::text[], ${column((l) => l.lowAt)}::int[], ${column((l) => l.problem)}::text[])`);
}
