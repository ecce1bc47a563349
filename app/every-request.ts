import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env';

type Met = { request: IncomingMessage; response: ServerResponse };

/** What a caller may claim about itself only when a proxy of ours has written it. */
const claims = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];

/** Meets every request before Next does, whatever answers it: pages, routes, files, errors. */
export function meetEveryRequest() {
  const { behindProxy } = env();
  const https = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Met;
    if (https) response.setHeader('Strict-Transport-Security', 'max-age=63072000');
    if (behindProxy) return;
    for (const claim of claims) delete request.headers[claim];
    // Next would believe what is there and fill in the socket's address only where nothing is.
    request.headers['x-forwarded-for'] = request.socket.remoteAddress;
  });
}
