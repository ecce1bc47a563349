import { type NextRequest, NextResponse } from 'next/server';

const https = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;
const development = process.env.NODE_ENV === 'development';

/** Headers only. Nothing is guarded here: every page, action and route asks for itself who is calling. */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentPolicy(nonce);

  // Set, not added: a nonce or path that came with the request must never reach the page.
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

const contentPolicy = (nonce: string) =>
  [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' https: data: blob:`,
    `font-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

export const config = { matcher: '/((?!api/|livez$|readyz$|_next/static|fonts/|products/|icon.svg).*)' };
