import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import type { ImportOutcome } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { recordAll } from '@/lib/events/tx';
import { lockStock, moveCounted } from '@/lib/inventory/tx';
import type { Actor } from '@/lib/staff/permissions';
import { closeAllWork } from '@/lib/work/tx';
import { bookCount } from './counting';
import { differs, problemFor, shelfOfLine } from './import-sql';
import { lockPlace, stockSubject } from './places-tx';

const AT_ONCE = 1000;

type Line = {
  line: number;
  sku: string;
  location: string;
  onHand: number;
  safety: number | null;
  bin: string | null;
  lowAt: number | null;
  variantId: number;
  locationId: number;
  problem: string | null;
  differs: boolean;
};
type Done = { line: number; outcome: ImportOutcome; before: number | null; refusal: string | null };

export async function lockImport(tx: Tx, key: string) {
  const [file] = await tx.execute<{
    name: string;
    rows: number;
    done: number;
    changed: number;
    refused: number;
    finished: boolean;
  }>(sql`
    select name, rows, done, changed, refused, finished_at is not null finished from stock_imports
    where digest = ${key}::text::bytea for update`);
  if (!file) throw new Refusal('not_found', 'This file is not here any more. Choose it again.');
  return file;
}

const linesOf = (tx: Tx, actor: Actor, key: string, only?: number) =>
  tx.execute<Line>(sql`
    select i.line, i.sku, i.location, i.on_hand "onHand", i.safety, i.bin, i.low_at "lowAt", v.id "variantId", l.id "locationId",
      ${problemFor(actor)} problem, ${differs} differs
    from stock_import_lines i ${shelfOfLine}
    where i.digest = ${key}::text::bytea and i.outcome is null ${only === undefined ? sql`` : sql`and i.line = ${only}`}
    order by i.line limit ${AT_ONCE}`);

/** The next lines in one go. Answers those that must be applied each by itself, because orders have to make room. */
export async function applyChunk(tx: Tx, actor: Actor, at: Date, key: string): Promise<number[]> {
  const file = await lockImport(tx, key);
  if (file.done === 0)
    await tx.execute(sql`
      update stock_imports set started_at = coalesce(started_at, ${at.toISOString()}::timestamptz) where digest = ${key}::text::bytea`);
  const lines = await linesOf(tx, actor, key);
  const done: Done[] = [];
  const chosen: Line[] = [];
  for (const line of lines)
    if (line.problem) done.push({ line: line.line, outcome: 'refused', before: null, refusal: line.problem });
    else if (line.differs) chosen.push(line);
    else done.push({ line: line.line, outcome: 'same', before: line.onHand, refusal: null });

  await tx.execute(sql`
    select 1 from variants where id = any(${pgArray(chosen.map(({ variantId }) => variantId))}::bigint[]) order by id for no key update`);
  const levels = new Map(
    (await lockStock(tx, chosen)).map((level) => [`${level.variantId}/${level.locationId}`, level]),
  );
  const apart: number[] = [];
  const changes: (Line & { before: number })[] = [];
  for (const line of chosen) {
    const level = levels.get(`${line.variantId}/${line.locationId}`);
    if (level && line.onHand < level.reserved) apart.push(line.line);
    else changes.push({ ...line, before: level?.onHand ?? 0 });
  }
  await applyAll(tx, actor, at, { name: file.name, changes });
  for (const { line, before } of changes) done.push({ line, outcome: 'changed', before, refusal: null });
  await note(tx, key, done);
  return apart;
}

async function applyAll(
  tx: Tx,
  actor: Actor,
  at: Date,
  { name, changes }: { name: string; changes: readonly (Line & { before: number })[] },
) {
  if (changes.length === 0) return;
  const eventIds = await recordAll(
    tx,
    actor,
    at,
    changes.map(({ line, sku, location, onHand, before, safety, bin, lowAt, variantId, locationId }) => ({
      type: 'stock.imported',
      subject: stockSubject(variantId, locationId),
      data: {
        sku,
        location,
        name,
        line,
        ...(onHand !== before && { counted: onHand, before }),
        ...(safety !== null && { safety }),
        ...(bin !== null && { bin }),
        ...(lowAt !== null && { lowAt }),
      },
    })),
  );
  const moved = changes.flatMap((change, i) => {
    const [eventId, onHand] = [eventIds[i] ?? 0, change.onHand - change.before];
    const reason = `${name}, line ${change.line}`;
    return onHand === 0 ? [] : [{ ...change, eventId, onHand, reason }];
  });
  await moveCounted(tx, at, moved);
  await setLimits(tx, changes);
  const subjects = moved.map(({ variantId, locationId }) => stockSubject(variantId, locationId));
  await closeAllWork(tx, 'count_below_reserved', subjects, at, eventIds[0] ?? 0);
}

async function setLimits(tx: Tx, changes: readonly Line[]) {
  const column = (pick: (line: Line) => string | number | null) => pgArray(changes.map(pick));
  await tx.execute(sql`
    update stock_levels s set safety = coalesce(x.safety, s.safety), bin = coalesce(x.bin, s.bin), low_at = coalesce(x.low_at, s.low_at)
    from unnest(${column((l) => l.variantId)}::bigint[], ${column((l) => l.locationId)}::int[], ${column((l) => l.safety)}::int[],
      ${column((l) => l.bin)}::text[], ${column((l) => l.lowAt)}::int[]) x(variant_id, location_id, safety, bin, low_at)
    where s.variant_id = x.variant_id and s.location_id = x.location_id
      and num_nonnulls(x.safety, x.bin, x.low_at) > 0`);
}

async function note(tx: Tx, key: string, done: readonly Done[]) {
  if (done.length === 0) return;
  const column = (pick: (line: Done) => string | number | null) => pgArray(done.map(pick));
  await tx.execute(sql`
    update stock_import_lines i set outcome = x.outcome, before = x.before, refusal = x.refusal
    from unnest(${column((d) => d.line)}::int[], ${column((d) => d.outcome)}::text[], ${column((d) => d.before)}::int[],
      ${column((d) => d.refusal)}::text[]) x(line, outcome, before, refusal)
    where i.digest = ${key}::text::bytea and i.line = x.line`);
  const of = (outcome: ImportOutcome) => done.filter((one) => one.outcome === outcome).length;
  await tx.execute(sql`
    update stock_imports set done = done + ${done.length}, changed = changed + ${of('changed')}, refused = refused + ${of('refused')}
    where digest = ${key}::text::bytea`);
}

/** A line below what is reserved: counted as by hand, so that the youngest unpicked units wait again. With a refusal it is only noted. */
export async function applyOne(
  tx: Tx,
  actor: Actor,
  at: Date,
  work: { key: string; line: number; refusal?: string },
) {
  const file = await lockImport(tx, work.key);
  const [line] = await linesOf(tx, actor, work.key, work.line);
  if (!line) return;
  const refusal = work.refusal ?? line.problem;
  if (refusal) return note(tx, work.key, [{ line: line.line, outcome: 'refused', before: null, refusal }]);
  const { subject, ...place } = await lockPlace(tx, actor, line);
  const shelf = { place, subject, sku: line.sku, location: line.location };
  const reason = `${file.name}, line ${line.line}`;
  const { variance } = await bookCount(tx, actor, at, shelf, { counted: line.onHand, reason });
  await setLimits(tx, [line]);
  await note(tx, work.key, [
    { line: line.line, outcome: 'changed', before: line.onHand - variance, refusal: null },
  ]);
}
