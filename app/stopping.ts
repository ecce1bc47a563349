import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { log } from './log';

const PATIENCE_MS = 30_000;

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };
type State = { stopping: boolean };
// One per process: the bundler loads this file more than once.
const holder = globalThis as { waybillStop?: State };
const state = () => {
  holder.waybillStop ??= { stopping: false };
  return holder.waybillStop;
};

/** Whether this process was asked to end: a load balancer should send nothing new. */
export const isStopping = () => state().stopping;

/**
 * On SIGTERM or SIGINT: says it is not ready, for WAYBILL_DRAIN_SECONDS, so that load balancers look elsewhere; takes no
 * new connections; lets what runs finish, half a minute at most; calls `closers` in order; ends with code 0.
 * Needs NEXT_MANUAL_SIG_HANDLE, without which Next ends the process itself.
 */
export function stopWhenAsked(closers: (() => Promise<unknown>)[]) {
  const servers = new Set<Server>();
  const running = new Set<ServerResponse>();
  subscribe('http.server.request.start', (message) => {
    const { response, server } = message as Started;
    servers.add(server);
    running.add(response);
    response.once('close', () => running.delete(response));
    if (isStopping()) last(response);
  });

  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping()) return;
    state().stopping = true;
    log.info({ event: 'stopping', signal, running: running.size });
    const drain = Number(process.env.WAYBILL_DRAIN_SECONDS || 0) * 1000;
    if (drain > 0) await pause(drain);
    for (const response of running) last(response);
    for (const server of servers) server.close();

    const end = Date.now() + PATIENCE_MS;
    while (running.size > 0 && Date.now() < end) {
      await pause(20);
      for (const server of servers) server.closeIdleConnections();
    }
    const cut = running.size;
    const closed = await Promise.race([closeAll(closers), pause(Math.max(2_000, end - Date.now()), false)]);
    log.info({ event: 'stopped', cut, closed });
    process.exit(cut === 0 && closed ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}

/** After this answer the connection ends, so that the next request goes to another process. */
function last(response: ServerResponse) {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

async function closeAll(closers: (() => Promise<unknown>)[]) {
  try {
    for (const close of closers) await close();
    return true;
  } catch (fault) {
    log.error({ event: 'stop failed', fault });
    return false;
  }
}

const pause = <T = void>(ms: number, value?: T) =>
  new Promise<T | undefined>((resolve) => setTimeout(resolve, ms, value));
