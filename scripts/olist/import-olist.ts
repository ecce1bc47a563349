import type { Actor } from '@/lib/staff/permissions';
import { ErrorFile } from './errors';
import { prepare } from './prepare';
import { files, missingFiles, type Row, readCsv } from './read';
import { replayOrder } from './replay';
import { compare, differs, printTable } from './report';
import { readSource } from './source';

const AT_ONCE = 10;

/** Replays the Olist files in `folder`. Answers whether every difference is explained by the error file. */
export async function importOlist(
  folder: string,
  errorPath: string,
  print: (text: string) => void = console.log,
) {
  const missing = missingFiles(folder);
  if (missing.length > 0) throw new Error(`${folder} lacks ${missing.join(', ')}`);
  const actor: Actor = { kind: 'import', name: 'olist' };
  const started = Date.now();
  const source = await readSource(folder);
  await prepare(actor, folder, source, print);

  const errors = new ErrorFile(errorPath);
  const replay = { actor, source, errors };
  const rows = readCsv(folder, files.orders);
  const from = Date.now();
  let done = 0;
  const work = async () => {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      await replayOrder(replay, next.value as Row);
      done += 1;
      if (done % 500 === 0 || done === source.orders) {
        const rate = Math.round(done / ((Date.now() - from) / 1000));
        print(`orders: ${done} of ${source.orders}, ${rate}/s, ${errors.errors.length} facts refused`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await errors.close();

  const lines = await compare(folder, errors.errors);
  print('');
  printTable(lines, print);
  const open = lines.filter(differs);
  print(
    `\n${((Date.now() - started) / 1000).toFixed(0)} s. ${errors.errors.length} refused facts, each with its row and reason: ${errorPath}`,
  );
  if (open.length > 0) print(`${open.length} sums differ without an explanation.`);
  return open.length === 0;
}
