import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './folder';
import { sleep } from './say';

export type Environment = Record<string, string | undefined>;

export type Child = {
  name: string;
  pid: number | undefined;
  /** Settles with how it ended. */
  ended: Promise<string>;
  isRunning(): boolean;
  /** What it printed lately. */
  recent(): string;
  /** From now on its lines are shown. */
  show(): void;
  /** Gently, and by force when `patience` (ms) is over. */
  stop(patience?: number): Promise<void>;
  /** Ends it this moment, as a power cut would. */
  kill(): Promise<void>;
};

export const guardian = pathToFileURL(path.join(root, 'scripts/launch/die-with-parent.mjs')).href;

/** Starts Node on our side: in a process group of its own, so that Ctrl-C reaches us first and we stop it in order. */
export function startNode(name: string, args: string[], env: Environment): Child {
  const child = spawn(process.execPath, ['--import', guardian, ...args], {
    cwd: root,
    env: ours(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let shown = false;
  const hear = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    if (shown) stream.write(chunk);
    lines.push(chunk.toString());
    if (lines.length > 200) lines.shift();
  };
  child.stdout?.on('data', hear(process.stdout));
  child.stderr?.on('data', hear(process.stderr));

  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const ended = once(child, 'exit').then(
    ([code, signal]) => (signal ? `signal ${signal}` : `code ${code}`),
    (error: Error) => error.message,
  );
  return {
    name,
    pid: child.pid,
    isRunning,
    ended,
    recent: () => lines.join('').trimEnd(),
    show() {
      shown = true;
    },
    async stop(patience = 10_000) {
      for (const [signal, most] of [
        ['SIGTERM', patience],
        ['SIGKILL', 2_000],
      ] as const) {
        if (isRunning()) signalGroup(child, signal);
        for (let waited = 0; waited < most && isRunning(); waited += 20) await sleep(20);
      }
    },
    async kill() {
      if (isRunning()) signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
}

export const ours = (env: Environment) =>
  ({ NODE_ENV: undefined, ...env, WAYBILL_PARENT: String(process.pid) }) as unknown as NodeJS.ProcessEnv;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    child.kill(signal);
  }
}

/** Waits until the address answers 200, the process ends, or patience does. */
export async function untilAnswers(child: Child, url: string, patience = 60_000): Promise<boolean> {
  for (const started = Date.now(); child.isRunning() && Date.now() - started < patience; await sleep(100)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
  }
  return false;
}

/** Runs Node to its end, showing what it prints or writing it to a file. Answers the exit code. */
export async function runNode(
  args: string[],
  env: Environment,
  { onStart, log }: RunOptions = {},
): Promise<number> {
  const output = log ? openSync(log, 'w') : 'inherit';
  const child = spawn(process.execPath, ['--import', guardian, ...args], {
    cwd: root,
    env: ours(env),
    stdio: ['inherit', output, output],
  });
  if (typeof output === 'number') closeSync(output);
  onStart?.(child);
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** Runs Node to its end and answers all it printed. */
export async function capture(args: string[], env: Environment, patience?: number) {
  const child = spawn(process.execPath, ['--import', guardian, ...args], {
    cwd: root,
    env: ours({ NO_COLOR: '1', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const [code] = await once(child, 'close');
  return { code: code as number | null, output: output.trim() };
}

type RunOptions = { onStart?: (child: ChildProcess) => void; log?: string };

/** Calls `stop` once on Ctrl-C or SIGTERM; npm passes the same Ctrl-C on a second time. A third one, later, gives up waiting. */
export function onInterrupt(stop: (signal: NodeJS.Signals) => void) {
  let first: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (first === undefined) {
        first = Date.now();
        stop(signal);
      } else if (Date.now() - first > 3_000) process.exit(1);
    });
}
