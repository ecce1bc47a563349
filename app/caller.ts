/**
 * The socket's address, which every-request.ts has put there. Behind a proxy of ours (WAYBILL_PROXY=1) it is what the proxy
 * saw: it appends, so the last one is the only one nobody could make up.
 */
export const addressOf = (headers: Headers) =>
  headers
    .get('x-forwarded-for')
    ?.split(',')
    .at(-1)
    ?.trim()
    .replace(/^::ffff:/, '')
    .slice(0, 100) || 'unknown';

/** Neighbors share a limit: a /24, or a /64 of IPv6, is usually one household or one attacker. */
export function networkOf(headers: Headers) {
  const address = addressOf(headers);
  return address.includes(':')
    ? address.split(':').slice(0, 4).join(':')
    : address.split('.').slice(0, 3).join('.');
}

/** Whether a page of ours asks. A browser names the origin with every POST, so none named means no. */
export function isSameOrigin(headers: Headers) {
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  const ours = process.env.NEXTAUTH_URL;
  return host === headers.get('host') || (ours !== undefined && host === new URL(ours).host);
}
