import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../launch/folder';
import { sleep } from '../launch/say';

type CallFrame = { functionName: string; url: string; lineNumber: number; columnNumber: number };
export type CpuProfile = {
  nodes: { id: number; callFrame: CallFrame }[];
  samples: number[];
  timeDeltas: number[];
};
type Share = { name: string; share: number };
/** Shares of the time in which the process did anything. `idle`: of all the time. */
export type Profile = { scenario: string; idle: number; packages: Share[]; functions: Share[] };

/** Where the app puts its profiles, and how to take one of what happens meanwhile. */
export function openProfiles() {
  const folder = mkdtempSync(path.join(tmpdir(), 'waybill-profile-'));
  return {
    folder,
    async during(pid: number, scenario: string, work: () => Promise<unknown>): Promise<Profile> {
      const before = readdirSync(folder).length;
      process.kill(pid, 'SIGUSR2');
      await work();
      process.kill(pid, 'SIGUSR2');
      for (let waited = 0; waited < 20_000 && readdirSync(folder).length === before; waited += 100)
        await sleep(100);
      await sleep(300);
      const file = readdirSync(folder).sort(byNumber).at(-1);
      if (!file) throw new Error('The app kept no profile.');
      return summarize(scenario, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as CpuProfile);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

export function summarize(scenario: string, { nodes, samples, timeDeltas }: CpuProfile): Profile {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const packages = new Map<string, number>();
  const functions = new Map<string, number>();
  let idle = 0;
  let busy = 0;
  for (const [i, id] of samples.entries()) {
    const time = timeDeltas[i] ?? 0;
    const frame = frames.get(id);
    if (!frame || frame.functionName === '(idle)') {
      idle += time;
      continue;
    }
    busy += time;
    const place = placeOf(frame);
    const add = (sums: Map<string, number>, name: string) => sums.set(name, (sums.get(name) ?? 0) + time);
    add(packages, packageOf(place));
    add(functions, `${frame.functionName || '(anonymous)'} · ${place}`);
  }
  const top = (sums: Map<string, number>, count: number): Share[] =>
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([name, time]) => ({ name, share: time / (busy || 1) }));
  return {
    scenario,
    idle: idle / (idle + busy || 1),
    packages: top(packages, 14),
    functions: top(functions, 20),
  };
}

const maps = new Map<string, SourceMap | null>();

/** The source file, also of what the build has bundled. */
function placeOf({ url, functionName, lineNumber, columnNumber }: CallFrame): string {
  if (url.startsWith('node:')) return url;
  if (!url) return functionName.startsWith('(') ? functionName : 'native';
  const file = url.startsWith('file:') ? fileURLToPath(url.split('?')[0] ?? url) : url;
  const origin = mapOf(file)?.findEntry(lineNumber, columnNumber);
  const source = origin && 'originalSource' in origin ? origin.originalSource : undefined;
  return (source ?? path.relative(root, file)).replace(/^.*\[project\]\//, '').replace(/^(\.\.\/)+/, '');
}

function mapOf(file: string) {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function readMap(file: string) {
  if (!file.includes('.next')) return null;
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return null; // not every chunk has a map: it stands under its own name then
  }
}

/** `node_modules/@scope/name/…` → `@scope/name`; our own files by their folder. */
export function packageOf(place: string) {
  const inside = place.split('node_modules/').at(-1) ?? '';
  if (place.includes('node_modules/'))
    return inside
      .split('/')
      .slice(0, inside.startsWith('@') ? 2 : 1)
      .join('/');
  if (place.startsWith('node:')) return 'node';
  if (place.startsWith('(')) return place;
  if (place.startsWith('.next')) return 'bundled, without a map';
  return /^(app|components|db|emails|inngest|lib|scripts)\//.test(place)
    ? `Waybill ${place.split('/')[0]}/`
    : place;
}

export function profileLines({ scenario, idle, packages, functions }: Profile) {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(7);
  return [
    `\nProfile of ${scenario} (idle ${(idle * 100).toFixed(0)} % of the time; shares of the rest, self time)`,
    ...packages.map(({ name, share }) => `${percent(share)}  ${name}`),
    '  the heaviest functions:',
    ...functions.map(({ name, share }) => `${percent(share)}  ${name}`),
  ];
}
