import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from './launch/folder';
import { guardian, onInterrupt, ours } from './launch/processes';
import { say } from './launch/say';
import { type PromiseFile, promiseFiles } from './prove/files';
import { proofDatabase } from './prove/own-database';
import type { Row } from './prove/promise';
import { table } from './prove/table';

const all = promiseFiles();
const args = process.argv.slice(2);
const names = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--seed');
const seed = args.includes('--seed') ? Number(args[args.indexOf('--seed') + 1]) : 1;
const short = args.includes('--short');

if (args.includes('--help') || args.includes('-h')) {
  console.log(`npm run prove [-- T06 T16] [-- --short] [-- --seed N]

Puts the promises of docs/reliability.md to the test and prints what came out, one line each; exit code 1 when one breaks.
Each runs in a database of its own beside the one of DATABASE_URL (or in the embedded Postgres), made and dropped for it.

  T06 T16     only these
  --short     a part of the load, as in npm test: seconds instead of minutes
  --seed N    tries other things; the same number tries the same again (1)

${all.map(({ id, words }) => `  ${id}  ${words}`).join('\n')}`);
  process.exit(0);
}
const unknown = [
  ...names.filter((name) => !all.some(({ id }) => id === name.toUpperCase())),
  ...args.filter((arg) => arg.startsWith('--') && !['--short', '--seed'].includes(arg)),
];
if (unknown.length > 0 || !Number.isSafeInteger(seed)) {
  console.error(`Not understood: ${unknown.join(' ') || '--seed needs a whole number'}. See -- --help.`);
  process.exit(1);
}

let child: ChildProcess | undefined;
let interrupted = false;
onInterrupt((signal) => {
  interrupted = true;
  child?.kill(signal);
});

const rows: Row[] = [];
for (const file of all.filter(({ id }) => names.length === 0 || names.some((n) => n.toUpperCase() === id))) {
  if (interrupted) break;
  const started = Date.now();
  say(`${file.id} ${file.words} ...`);
  const made = await proved(file);
  rows.push(...made);
  for (const { ok, result } of made) say(`  ${ok ? '✓' : '✗'} ${result}`);
  say(`  ${file.id} took ${Math.round((Date.now() - started) / 1000)} s`);
}
if (interrupted) process.exit(130);

const broken = rows.filter(({ ok }) => !ok).length;
console.log(`\n${table(rows).join('\n')}`);
console.log(`\n${rows.length} promises, ${broken} broken, seed ${seed}${short ? ', short' : ''}`);
process.exit(broken > 0 ? 1 : 0);

async function proved({ id, words, file }: PromiseFile): Promise<Row[]> {
  const database = await proofDatabase(id);
  try {
    child = fork(path.join(root, 'scripts/prove/run-one.ts'), [id, file, JSON.stringify({ short, seed })], {
      cwd: root,
      env: ours({ ...process.env, DATABASE_URL: database.url }),
      execArgv: ['--import', guardian, '--import', 'tsx'],
    });
    let answer: Row[] | undefined;
    child.on('message', (message) => {
      answer = message as Row[];
    });
    const [code, signal] = await once(child, 'exit');
    const result = `ended with ${signal ?? `code ${code}`}, its error is above`;
    return answer?.length
      ? answer
      : [{ id, promise: words, load: '', result, limit: 'an answer', ok: false }];
  } finally {
    await database.drop();
  }
}
