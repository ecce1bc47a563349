import { createApiKey } from '@/lib/channels/create-api-key';
import { aDeliveredOrder, aReturn } from '@/tests/journeys';
import { aChannel, owner } from '@/tests/world';
import { addressOf } from './http/actions';
import { eachOf, type Question } from './http/ask';
import { changed, stateNow } from './http/database';
import { injections } from './http/injections';
import { signedIn, visiting } from './http/people';
import { inProduction } from './http/production';
import { builtPages } from './http/routes';
import type { Prove } from './promise';

/** Whatever any list takes from its address: sort, filter, search, page, cursor, and what leads somewhere. */
const parameters = [
  ...[
    'q',
    'view',
    'tab',
    'status',
    'payment',
    'fulfillment',
    'channel',
    'location',
    'method',
    'tag',
    'hold',
    'country',
    'customer',
    'sku',
  ],
  ...[
    'from',
    'to',
    'after',
    'before',
    'cursor',
    'limit',
    'sort',
    'order',
    'page',
    'kind',
    'state',
    'score',
    'show',
    'new',
    'ended',
  ],
  ...['callbackUrl', 'error', 'next', 'step', 'lines', 'reason', 'outcome', 'n', 'theme'],
];

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const { orderId } = await aReturn();
    await aDeliveredOrder();
    const channel = await aChannel();
    const { key } = await createApiKey(
      owner,
      { name: 'proof', channel: channel.code, scopes: ['orders:read'], perSecond: 10_000 },
      new Date(),
    );
    const strings = injections(500).filter((_, i) => !short || i % 23 === 0);
    const office = await signedIn(owner.id);
    const visit = await visiting(orderId, { proven: true });
    const cookies = { ...office.cookies, ...visit };
    const api: Question = { headers: { authorization: `Bearer ${key}` } };

    const asked: [string, Question][] = [];
    for (const [i, text] of strings.entries()) {
      const value = encodeURIComponent(text.toWellFormed());
      // All at once must fit into what a server reads of an address.
      const start = encodeURIComponent(text.toWellFormed().slice(0, 30));
      const all = parameters.map((name) => `${name}=${start}`).join('&');
      for (const route of builtPages()) {
        const place = addressOf(route, { orderId });
        asked.push([`${place}?${all}`, { cookies }]);
        // Some one at a time as well: where one parameter is not understood, the others may not be read.
        if (i % 5 > 0 && !text.includes('\0')) continue;
        if (route.startsWith('/office') || i % 10 === 0)
          asked.push([`${place}?${parameters[i % parameters.length]}=${value}`, { cookies }]);
        if (route.includes('[')) asked.push([route.replace(/\[[^\]]*\]/, value.slice(0, 500)), { cookies }]);
      }
      asked.push(
        [`/api/v1/orders?cursor=${value}`, api],
        [`/api/v1/orders?limit=${value}`, api],
        [`/api/v1/orders?${all}`, api],
      );
      asked.push([`/api/v1/orders/${value.slice(0, 500) || '%20'}`, api]);
    }

    const before = await stateNow();
    let fives = 0;
    let told = 0;
    const times: number[] = [];
    await eachOf(asked, 8, async ([path, question]) => {
      const { status, body, milliseconds, headers } = await shop.ask(path, question);
      times.push(milliseconds);
      if (status >= 500) fives += 1;
      const leaks = /syntax error|SQLSTATE|PostgresError|at or near|PostgreSQL \d|\$argon2|root:x:0/.test(
        body,
      );
      const broken =
        String(headers['set-cookie'] ?? '').includes('waybill.staff=x') || /[^&]<script>alert/.test(body);
      if (leaks || broken) told += 1;
      if (status >= 500 || leaks || broken) say(`${status} ${path.slice(0, 300)}`);
    });
    const tables = changed(before, await stateNow());
    for (const table of tables) say(`${table} changed`);
    const slowest = Math.max(...times);
    return [
      {
        id: 'T25',
        promise: 'no SQL, markup or path from outside',
        load: `${strings.length} strings in ${parameters.length} parameters and every path of ${builtPages().length} pages and the API: ${asked.length} requests`,
        result: `effects ${tables.length}, five-hundreds ${fives}, answers that tell or carry it ${told}, slowest ${Math.round(slowest)} ms`,
        limit: '0, 0, 0, < 8,000 ms (a sleep of 9 s that ran)',
        ok: tables.length === 0 && fives === 0 && told === 0 && slowest < 8000,
      },
    ];
  });
