// Plain Node without dependencies: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Leaves the process ready to import TypeScript of this project, or ends it with one clear line. */
export async function prepare() {
  checkNode();
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (isStale()) await install();
  const { register } = await import('tsx/esm/api');
  register();
}

/** Ends the process with the message of an expected failure, or the stack of a bug. */
export function fail(error) {
  console.error(error?.expected ? error.message : (error?.stack ?? error));
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  console.error(
    `Waybill needs Node 20.9 or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}

/** Compares what the lock file asks for with what npm noted down as installed. */
function isStale() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!installed) return true;
  return Object.entries(wanted ?? {}).some(([name, entry]) => {
    if (name === '' || entry.link) return false;
    const found = installed[name];
    return found ? found.version !== entry.version : !(entry.optional || entry.devOptional || entry.peer);
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log('Installing packages (npm ci); the first time takes a minute or two ...');
  const ticking = setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000);
  const code = await npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  clearInterval(ticking);
  if (code !== 0) {
    console.error('npm ci failed; its message is above. Nothing was started.');
    process.exit(1);
  }
  console.log(`Packages installed in ${seconds()} s.`);
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  const child = spawn(command, [...first, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
