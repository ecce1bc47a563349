import { type SQL, sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import type { ImportOutcome } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ImportFilter, ImportTab } from './import-inputs';
import { csvLine, importColumns } from './import-rules';
import { differs, problemFor, shelfOfLine } from './import-sql';

export type ImportFile = {
  digest: string;
  name: string;
  at: Date;
  who: string | null;
  rows: number;
  done: number;
  changed: number;
  refused: number;
  startedAt: Date | null;
  finishedAt: Date | null;
};
type FileRow = Omit<ImportFile, 'at' | 'startedAt' | 'finishedAt'> & {
  at: string;
  startedAt: string | null;
  finishedAt: string | null;
};
const fileColumns = sql`encode(i.digest, 'hex') digest, i.name, to_jsonb(i.at) at, w.name who, i.rows, i.done, i.changed, i.refused,
  to_jsonb(i.started_at) "startedAt", to_jsonb(i.finished_at) "finishedAt"`;
const moment = (text: string | null) => (text ? new Date(text) : null);
const fileOf = (row: FileRow): ImportFile => ({
  ...row,
  at: new Date(row.at),
  startedAt: moment(row.startedAt),
  finishedAt: moment(row.finishedAt),
});

/** The files that were read last. */
export async function listImports(actor: Actor): Promise<ImportFile[]> {
  permit(actor, 'stock.import');
  const rows = await db.execute<FileRow>(sql`
    select ${fileColumns} from stock_imports i left join staff w on w.id = i.staff_id order by i.at desc, i.digest limit 20`);
  return rows.map(fileOf);
}

export async function getImport(actor: Actor, digest: string): Promise<ImportFile | null> {
  permit(actor, 'stock.import');
  if (!/^[0-9a-f]{64}$/.test(digest)) return null;
  const [row] = await db.execute<FileRow>(sql`
    select ${fileColumns} from stock_imports i left join staff w on w.id = i.staff_id where i.digest = ${`\\x${digest}`}::text::bytea`);
  return row ? fileOf(row) : null;
}

const refused = (actor: Actor) =>
  sql`(i.outcome = 'refused' or i.outcome is null and ${problemFor(actor)} is not null)`;
const changed = (actor: Actor) =>
  sql`(i.outcome = 'changed' or i.outcome is null and ${problemFor(actor)} is null and ${differs})`;
const tabs: Record<ImportTab, (actor: Actor) => SQL> = {
  changes: changed,
  problems: refused,
  same: (actor) =>
    sql`(i.outcome = 'same' or i.outcome is null and ${problemFor(actor)} is null and not ${differs})`,
  all: () => sql`true`,
};

/** How many lines would change something, change nothing, or cannot be applied; of lines that are done: how many did. */
export async function countImportLines(actor: Actor, digest: string) {
  permit(actor, 'stock.import');
  const [row] = await db.execute<Record<ImportTab, number>>(sql`
    select count(*) filter (where ${changed(actor)})::int changes, count(*) filter (where ${refused(actor)})::int problems,
      count(*)::int "all", 0 same
    from stock_import_lines i ${shelfOfLine} where i.digest = ${`\\x${digest}`}::text::bytea`);
  const { changes = 0, problems = 0, all = 0 } = row ?? {};
  return { changes, problems, same: all - changes - problems, all };
}

export type ImportLineRow = {
  line: number;
  sku: string;
  location: string;
  name: string | null;
  onHand: number | null;
  onHandNow: number;
  reserved: number;
  safety: number | null;
  safetyNow: number;
  bin: string | null;
  binNow: string | null;
  lowAt: number | null;
  lowAtNow: number | null;
  problem: string | null;
  outcome: ImportOutcome | null;
};

/** Lines of a file against what lies on the shelves now, or did before they were applied. */
export async function listImportLines(
  actor: Actor,
  digest: string,
  { show, after }: ImportFilter,
): Promise<Page<ImportLineRow>> {
  permit(actor, 'stock.import');
  const rows = await db.execute<ImportLineRow>(sql`
    select i.line, i.sku, i.location, v.name, i.on_hand "onHand",
      case when i.outcome is null then coalesce(s.on_hand, 0) else coalesce(i.before, i.on_hand, 0) end "onHandNow",
      coalesce(s.reserved, 0) reserved, i.safety, coalesce(s.safety, 0) "safetyNow", i.bin, s.bin "binNow", i.low_at "lowAt",
      s.low_at "lowAtNow", case when i.outcome is null then ${problemFor(actor)} else i.refusal end problem, i.outcome
    from stock_import_lines i ${shelfOfLine}
    where i.digest = ${`\\x${digest}`}::text::bytea ${after ? sql`and i.line > ${after}` : sql``} and ${tabs[show](actor)}
    order by i.line limit ${PAGE_SIZE + 1}`);
  return toPage([...rows], (last) => String(last.line));
}

const AT_ONCE = 5000;

/** The lines that cannot be applied, each with its reason, as a file that can be mended and read again. In pieces. */
export async function* refusedLines(actor: Actor, digest: string): AsyncGenerator<string> {
  permit(actor, 'stock.import');
  if (!(await getImport(actor, digest))) throw new Refusal('not_found', 'This file is not here any more.');
  yield csvLine([...importColumns, 'line', 'problem']);
  for (let after = 0; ; ) {
    const rows = await db.execute<Omit<ImportLineRow, 'onHandNow'>>(sql`
      select i.line, i.sku, i.location, i.on_hand "onHand", i.safety, i.bin, i.low_at "lowAt",
        case when i.outcome is null then ${problemFor(actor)} else i.refusal end problem
      from stock_import_lines i ${shelfOfLine}
      where i.digest = ${`\\x${digest}`}::text::bytea and i.line > ${after} and ${refused(actor)} order by i.line limit ${AT_ONCE}`);
    yield rows
      .map((row) =>
        csvLine([row.sku, row.location, row.onHand, row.safety, row.bin, row.lowAt, row.line, row.problem]),
      )
      .join('');
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.line ?? after;
  }
}

/** Every shelf of this person's locations, in the format that is read: unchanged it changes nothing. In pieces. */
export async function* exportStock(actor: Actor): AsyncGenerator<string> {
  permit(actor, 'stock.import');
  const own = actor.kind === 'staff' ? actor.locationIds : null;
  const here = own ? sql`and l.id = any(${pgArray(own)}::int[])` : sql``;
  yield csvLine([...importColumns]);
  type Row = { id: number; place: number; sku: string; location: string; onHand: number; safety: number };
  for (let [variantId, locationId] = [0, 0]; ; ) {
    const rows = await db.execute<Row & { bin: string | null; lowAt: number | null }>(sql`
      select s.variant_id id, s.location_id place, v.sku, l.code location, s.on_hand "onHand", s.safety, s.bin, s.low_at "lowAt"
      from stock_levels s join variants v on v.id = s.variant_id join locations l on l.id = s.location_id
      where (s.variant_id, s.location_id) > (${variantId}, ${locationId}) and l.closed_at is null and v.stocked ${here}
      order by s.variant_id, s.location_id limit ${AT_ONCE}`);
    yield rows
      .map((row) => csvLine([row.sku, row.location, row.onHand, row.safety, row.bin, row.lowAt]))
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    [variantId, locationId] = [last.id, last.place];
  }
}
