import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Expected, sleep } from './say';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const home = path.join(root, '.waybill');

/** Makes `.waybill`, where data, keys and logs of this checkout live. Others may pass through it, not look into it. */
export function openHome() {
  try {
    mkdirSync(home, { recursive: true });
    chmodSync(home, 0o711);
  } catch (error) {
    throw new Expected(
      `${home} cannot be used (${(error as Error).message}). Start Waybill as the user who owns it.`,
    );
  }
}

export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Replaces the file as a whole, so that nobody ever reads half of it; only its owner may read it. */
export function writeJson(file: string, value: unknown) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

export type Secrets = {
  postgresPassword: string;
  NEXTAUTH_SECRET: string;
  INNGEST_SIGNING_KEY: string;
  INNGEST_EVENT_KEY: string;
};

export function newSecrets(): Secrets {
  const hex = () => randomBytes(32).toString('hex');
  return {
    postgresPassword: hex(),
    NEXTAUTH_SECRET: hex(),
    INNGEST_SIGNING_KEY: `signkey-waybill-${hex()}`,
    INNGEST_EVENT_KEY: hex(),
  };
}

/** Generated once and kept; a key that a newer version needs is added. */
export function secretsIn(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json');
  const kept = readJson<Partial<Secrets>>(file) ?? {};
  const secrets = { ...newSecrets(), ...kept };
  if (Object.keys(secrets).length !== Object.keys(kept).length) writeJson(file, secrets);
  return secrets;
}

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Runs `work` while no other process of ours is in the same folder's critical section. */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'lock');
  for (let waited = 0; !take(lock); waited += 100) {
    const holder = Number(readText(lock));
    if (holder && !isAlive(holder)) rmSync(lock, { force: true });
    else if (waited > 120_000)
      throw new Expected(`Process ${holder} holds ${lock} for two minutes now. Stop it first.`);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readText(file: string) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
