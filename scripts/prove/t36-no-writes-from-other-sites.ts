import { guards } from './http/action-matrix';
import { addressOf, builtActions, callAction } from './http/actions';
import { changed, stateNow } from './http/database';
import { inProduction } from './http/production';
import { allowedCallers, everybody } from './http/refusals';
import type { Prove } from './promise';

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const all = await everybody();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const sites: Record<string, Record<string, string>> = {
      'another site': foreign,
      'another site in an old browser': { origin: 'https://evil.example' },
      'no origin': {},
      'a sandboxed page': { origin: 'null', 'sec-fetch-site': 'cross-site' },
      'origin null': { origin: 'null' },
      'another site and a made-up host': { ...foreign, 'x-forwarded-host': 'evil.example' },
      'a made-up host': {
        origin: 'https://evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
      },
      'a neighbor of the same site': { origin: shop.url, 'sec-fetch-site': 'same-site' },
      'a link in a mail': { origin: shop.url, 'sec-fetch-site': 'none' },
      'another port': { origin: `${shop.url.replace(/\d+$/, '')}1` },
    };
    const wrong: string[] = [];
    let asked = 0;
    for (const action of builtActions()) {
      const guard = guards[`${action.file}#${action.name}`];
      if (!guard) continue;
      const planted = await guard.plant();
      const { sent, params = {} } = planted;
      const [caller] = await allowedCallers(guard, all, planted);
      const address = addressOf(action.pages[0] ?? '/', params);
      // Signing out is for everybody, so it is posted with the session that it would end.
      const cookies = caller?.cookies ?? all.sessions.owner;
      const before = await stateNow();
      for (const [site, headers] of Object.entries(sites)) {
        const state = short ? before : await stateNow();
        asked += 1;
        const { cookies: set } = await callAction(shop.ask, action.id, address, sent, { cookies, headers });
        const tables = changed(state, await stateNow());
        if (tables.length > 0) wrong.push(`${action.name} from ${site} changed ${tables}`);
        if (set['waybill.visit'] || set['waybill.supplier'] || set['waybill.staff']?.length)
          wrong.push(`${action.name} from ${site} set a cookie`);
      }
    }

    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const path of ['signin/credentials', 'callback/credentials', 'signout', 'session', '_log'])
      for (const [site, headers] of Object.entries(sites)) {
        asked += 1;
        const before = await stateNow();
        const answer = await shop.ask(`/api/auth/${path}`, {
          method: 'POST',
          cookies: all.sessions.owner,
          headers: { ...headers, ...form },
          body: 'csrfToken=guessed&email=eve%40example.com&password=wrong&json=true',
        });
        const tables = changed(before, await stateNow());
        const ended = answer.cookies['waybill.staff'] === '';
        if (tables.length > 0 || ended)
          wrong.push(`/api/auth/${path} from ${site} changed ${tables}${ended ? ', signed out' : ''}`);
      }
    const still = await shop.ask('/office', { cookies: all.sessions.owner });
    if (still.status !== 200) wrong.push('the session did not outlive it');
    for (const line of wrong) say(line);
    return [
      {
        id: 'T36',
        promise: 'nothing is written from other sites',
        load: `every action and the sign-in library’s posts × ${Object.keys(sites).length} origins (foreign, null, none, spoofed host, neighbor), with the cookies of who may: ${asked}`,
        result: `effects ${wrong.length}`,
        limit: '0',
        ok: wrong.length === 0 && asked > 450,
      },
    ];
  });
