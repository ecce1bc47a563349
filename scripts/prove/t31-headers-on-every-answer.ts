import { readdirSync } from 'node:fs';
import path from 'node:path';
import { aReturn } from '@/tests/journeys';
import { owner } from '@/tests/world';
import { root } from '../launch/folder';
import { addressOf } from './http/actions';
import { type Answer, askData, type Question } from './http/ask';
import { signedIn, visiting } from './http/people';
import { inProduction } from './http/production';
import { builtPages } from './http/routes';
import type { Prove } from './promise';

export const prove: Prove = ({ short, say }) =>
  inProduction(
    async (shop) => {
      const { orderId, sku, rma } = await aReturn();
      const { cookies: office } = await signedIn(owner.id);
      const cookies = secure({ ...office, ...(await visiting(orderId, { proven: true })) });
      const params = {
        orderId,
        sku,
        rma,
        shipment: `${orderId}-1`,
        messageId: 1,
        customerId: 1,
        token: 'x'.repeat(43),
      };
      const pages = builtPages().map((route) => addressOf(route, params));
      const files = (folder: string, at: string, most: number) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.\w+$/.test(name))
          .slice(0, most)
          .map((name) => `${at}/${name}`);
      const asked: [string, Question][] = [
        ...pages.map((page): [string, Question] => [page, { cookies }]),
        ...pages.map((page): [string, Question] => [page, {}]),
        ...pages.map((page): [string, Question] => [page, { cookies, headers: { rsc: '1' } }]),
        ...[
          '/nothing-here',
          '/office/nothing',
          '/%E0%A4%A',
          '/..%2f..',
          '/api/nothing',
          '/office/orders/1e9',
        ].map((place): [string, Question] => [place, { cookies }]),
        ['/api/v1/orders', {}],
        ['/api/v1/orders', { method: 'POST', body: '{' }],
        ['/api/v1/orders', { method: 'DELETE' }],
        ['/api/inngest', {}],
        ['/api/auth/session', {}],
        ['/livez', {}],
        ['/readyz', {}],
        ['/sign-in', { method: 'POST', headers: { 'next-action': '0'.repeat(42) }, body: '[]' }],
        [
          '/sign-in',
          { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: 'broken' },
        ],
        ...files('.next/static', '/_next/static', short ? 20 : 1000).map((file): [string, Question] => [
          file,
          {},
        ]),
        ...files('public', '', 1000).map((file): [string, Question] => [file, {}]),
      ];
      const nonces = new Set<string>();
      const wrong: string[] = [];
      let html = 0;
      for (const [place, question] of asked) {
        const answer = await (question.headers?.rsc
          ? askData(shop.ask, place, question)
          : shop.ask(place, question));
        const page = String(answer.headers['content-type']).includes('text/html');
        const problems = [
          ...everywhere(answer),
          ...(page ? onPages(answer, nonces) : []),
          ...kept(place, answer),
        ];
        if (page && answer.body) html += 1;
        for (const problem of problems)
          wrong.push(`${question.method ?? 'GET'} ${place} (${answer.status}): ${problem}`);
      }
      for (const line of wrong.slice(0, 40)) say(line);
      return [
        {
          id: 'T31',
          promise: 'headers on every answer, scripts by nonce only',
          load: `${asked.length} answers: ${pages.length} pages with and without a session, their data, refusals, errors, files; ${html} of them HTML`,
          result: `wrong or missing ${wrong.length}, nonces ${nonces.size} different`,
          limit: '0, one for each',
          ok: wrong.length === 0 && html > 40,
        },
      ];
    },
    { address: 'https://shop.example' },
  );

/** Over https the cookies are bound to the host by their names. */
const secure = (cookies: Record<string, string>) =>
  Object.fromEntries(Object.entries(cookies).map(([name, value]) => [`__Host-${name}`, value]));

function everywhere({ headers }: Answer): string[] {
  const policy = String(headers['content-security-policy'] ?? '');
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1] ?? '*';
  return [
    headers['x-content-type-options'] !== 'nosniff' && 'no nosniff',
    !/^(same-origin|no-referrer)$/.test(String(headers['referrer-policy'])) && 'no referrer policy',
    headers['cross-origin-opener-policy'] !== 'same-origin' && 'no opener policy',
    !headers['permissions-policy'] && 'no permissions policy',
    !/max-age=\d{8}/.test(String(headers['strict-transport-security'])) && 'no HSTS',
    !policy.includes("frame-ancestors 'none'") && 'may be framed',
    /unsafe-inline|unsafe-eval|\*|https?:|data:/.test(scripts) && `scripts from ${scripts}`,
    headers['x-powered-by'] !== undefined && 'says what it is made with',
  ].filter((problem) => typeof problem === 'string');
}

/** Each script carries the nonce of this answer, and no answer has that of another. */
function onPages({ headers, body }: Answer, nonces: Set<string>): string[] {
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
  // Under /api a page that is not there runs nothing at all.
  if (!nonce)
    return String(headers['content-security-policy']).includes("default-src 'none'") ? [] : ['no nonce'];
  const problems = nonces.has(nonce) ? ['an old nonce'] : [];
  nonces.add(nonce);
  for (const [tag] of body.matchAll(/<script\b[^>]*>/g))
    if (!tag.includes(`nonce="${nonce}"`) && !tag.includes('type="application/json"'))
      problems.push(`without nonce: ${tag.slice(0, 100)}`);
  for (const [handler] of body.matchAll(/<[a-z]+\b[^>]*\son[a-z]+="[^"]*"/g))
    problems.push(`inline handler: ${handler.slice(0, 100)}`);
  return problems.slice(0, 3);
}

/** What is personal or secret stays in no cache; files may. */
function kept(place: string, { headers, status }: Answer): string[] {
  const file = /^\/(_next\/static|fonts|products|icon\.svg)/.test(place);
  if (file || status === 405 || status === 400) return [];
  return /no-store/.test(String(headers['cache-control']))
    ? []
    : [`kept by caches: ${headers['cache-control']}`];
}
