import { timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import { z } from 'zod';
import { messageOf } from './calls';
import { IncomingEvent } from './protocol';
import { createRunner, type RunnerOptions } from './runner';

export type ServerOptions = RunnerOptions & { eventKey: string; port?: number; host?: string };

const MAX_BYTES = 16 * 1024 * 1024;

class TooLarge extends Error {}

/** The HTTP face of the local server, on the port of Inngest's own dev server. */
export function createServer(options: ServerOptions) {
  const { eventKey, port = 8288, host = '127.0.0.1' } = options;
  const runner = createRunner(options);

  async function respond(request: http.IncomingMessage): Promise<[status: number, body: object]> {
    const [area, key, ...rest] = new URL(request.url ?? '/', 'http://local').pathname.slice(1).split('/');
    if (request.method === 'GET' && area === 'health') return [200, { status: 200, message: 'OK' }];
    if (request.method === 'POST' && area === 'e' && rest.length === 0) {
      if (!same(key ?? '', eventKey)) return [401, { status: 401, error: 'Event key not found' }];
      const parsed = z.array(IncomingEvent).safeParse([await readJson(request)].flat());
      if (!parsed.success) return [400, { status: 400, error: z.prettifyError(parsed.error) }];
      const seed = request.headers['x-inngest-event-id-seed']; // the SDK's own retries of one send share it
      const events = parsed.data.map((event, i) => ({ ...event, id: event.id ?? (seed && `${seed},${i}`) }));
      return [200, { status: 200, ids: await runner.ingest(events) }];
    }
    if (request.method === 'POST' && area === 'fn' && key === 'register') {
      await runner.sync();
      return [200, { ok: true, modified: true }];
    }
    return [404, { status: 404, error: 'The local Inngest server does not have this.' }];
  }

  const server = http.createServer(async (request, response) => {
    const [status, body] = await respond(request).catch((error): [number, object] => {
      if (error instanceof TooLarge) return [413, { status: 413, error: error.message }];
      if (error instanceof SyntaxError) return [400, { status: 400, error: error.message }];
      return [500, { status: 500, error: messageOf(error) }];
    });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    await runner.stop();
    server.closeAllConnections();
  };

  /** First the functions, then the door: an event taken in before they are known would start none. */
  const start = async () => {
    await runner.start();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  };

  return { runner, start, stop };
}

function same(given: string, wanted: string) {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readJson(request: http.IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new TooLarge(`More than ${MAX_BYTES} bytes of events`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
}
