import http from 'node:http';

export type Question = {
  method?: string;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  body?: string | Uint8Array;
  /** The address the proxy in front saw. */
  from?: string;
};
export type Answer = {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** Cookies that were set, by name. */
  cookies: Record<string, string>;
  milliseconds: number;
};
export type Ask = ((path: string, question?: Question) => Promise<Answer>) & { close(): void };

/** Asks one server over real sockets; sends exactly what it is told, which `fetch` would not. */
export function asker(port: number): Ask {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const ask = (path: string, question: Question = {}): Promise<Answer> => {
    const { method = 'GET', headers = {}, cookies = {}, body, from } = question;
    const jar = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
    const started = performance.now();
    return new Promise<Answer>((resolve, reject) => {
      const request = http.request({
        agent,
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: {
          host: `localhost:${port}`,
          ...(jar.length > 0 && { cookie: jar.join('; ') }),
          ...(from && { 'x-forwarded-for': from }),
          ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      });
      request.setTimeout(30_000, () => request.destroy(new Error(`No answer in 30 s: ${method} ${path}`)));
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server had closed a connection that was kept for the next request: nothing was asked yet.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(ask(path, question));
        else reject(error);
      });
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
            cookies: cookiesOf(response.headers['set-cookie'] ?? []),
            milliseconds: performance.now() - started,
          }),
        );
      });
      request.end(body);
    });
  };
  return Object.assign(ask, { close: () => agent.destroy() });
}

const cookiesOf = (lines: string[]) =>
  Object.fromEntries(
    lines.map((line) => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );

/** What the browser asks for when somebody follows a link inside: the page as data. Next first says under which address. */
export async function askData(ask: Ask, path: string, question: Question = {}): Promise<Answer> {
  const asked = { ...question, headers: { ...question.headers, rsc: '1' } };
  const answer = await ask(path, asked);
  const to = new URL(answer.headers.location ?? '/', 'http://localhost');
  return to.searchParams.has('_rsc') ? ask(to.pathname + to.search, asked) : answer;
}

/** Works through a list, so many at a time. */
export async function eachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
) {
  const queue = items[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
    }),
  );
}

export const percentile = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
export const median = (values: number[]) => percentile(values, 0.5);
