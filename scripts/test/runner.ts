import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { none, type Tally } from './tally';

type Result = {
  name: string;
  file?: string;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; duration_ms: number; error?: Error };
};

const files = process.argv.slice(2);
const total: Tally = { ...none };
const printed = new Map<string, string[]>();
const broken = new Set<string>();

const stream = run({
  files: files.map((file) => path.resolve(file)),
  concurrency: availableParallelism() + 1,
  timeout: 300_000,
});

stream.on('test:pass', (result: Result) => {
  if (result.details.type === 'suite') return;
  if (result.skip !== undefined || result.todo !== undefined) {
    total.skipped += 1;
    console.log(`- ${shown(result.file)}: ${result.name} (skipped)`);
  } else total.passed += 1;
});

stream.on('test:fail', (result: Result) => {
  // A suite or file that fails only because of a test in it says nothing new.
  if (result.details.type === 'suite' || isEcho(result.details.error)) return;
  total.failed += 1;
  if (result.file) broken.add(result.file);
  console.log(`\n✗ ${shown(result.file)}: ${result.name}\n${indented(reason(result.details.error))}\n`);
});

const listen = ({ file, message }: { file?: string; message: string }) => {
  if (file) printed.set(file, [...(printed.get(file) ?? []), message]);
};
stream.on('test:stdout', listen);
stream.on('test:stderr', listen);

const ticking = setInterval(() => console.log(`  ${words()} so far`), 20_000);

for await (const _ of stream);
clearInterval(ticking);
for (const file of broken) {
  const output = printed.get(file)?.join('').trim();
  if (output) console.log(`\nPrinted by ${shown(file)}:\n${indented(output)}`);
}
console.log(
  `${total.failed > 0 ? '✗' : '✓'} ${files.length === 1 ? files[0] : `${files.length} test files`} (${words()})`,
);
process.send?.(total, () => process.exit(0));

function words() {
  return `${total.passed} passed, ${total.failed} failed`;
}

function shown(file: string | undefined) {
  return file ? path.relative(process.cwd(), file) : 'unknown file';
}

function reason(error: Error | undefined) {
  return inspect(error?.cause ?? error, { depth: 4, colors: false });
}

function isEcho(error: Error | undefined) {
  return (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
}

function indented(text: string) {
  return text.replace(/^/gm, '    ');
}
