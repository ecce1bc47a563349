import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ownPort } from '@/scripts/launch/ports';

/** Stands between an app and its database: open, gone as a stopped server is, or silent as a hanging one. */
export async function aGate(url: string) {
  const target = new URL(url);
  const [host, behind] = [target.hostname, Number(target.port || 5432)];
  const sockets = new Set<net.Socket>();
  let silent = false;
  const server = net.createServer((near) => {
    const far = net.connect(behind, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (chunk) => silent || other.write(chunk));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const open = async (port = 0) => {
    silent = false;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await open();
  const { port } = server.address() as net.AddressInfo;
  target.hostname = '127.0.0.1';
  target.port = String(port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: target.href,
    reopen: () => open(port),
    silence: () => {
      silent = true;
    },
    speak: () => {
      silent = false;
      cut();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

/** A production app of a test's own, from the build that is there, with all that it prints. */
export async function anApp(env: Record<string, string>, command?: string[]) {
  const port = await ownPort();
  const child: ChildProcess = spawn(
    process.execPath,
    command ?? ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        PORT: String(port),
        HOSTNAME: '127.0.0.1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const address = `http://127.0.0.1:${port}`;
  for (const most = Date.now() + 60_000; ; await pause(100)) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    if (child.exitCode !== null || Date.now() > most) throw new Error(`The app does not start:\n${printed}`);
  }
  return { address, port, child, ended, printed: () => printed };
}
