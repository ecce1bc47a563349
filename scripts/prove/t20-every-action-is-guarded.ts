import type { Guard } from './http/action-calls';
import { guards } from './http/action-matrix';
import { addressOf, type BuiltAction, builtActions, callAction, fromOurPage } from './http/actions';
import { changed, stateNow } from './http/database';
import { inProduction, type Production } from './http/production';
import { allowedCallers, type Everybody, everybody, refusedCallers } from './http/refusals';
import type { Prove } from './promise';

/** What every planted order has; nobody who is refused may read any of it. */
const markers = ['Ada', 'Lovelace', 'Hauptstra', '20095', '@example.com', 'SKU-'];

export const prove: Prove = ({ short, say }) =>
  inProduction(async (shop) => {
    const all = await everybody();
    const actions = builtActions();
    const missing = actions.filter((action) => !guards[keyOf(action)]).map(keyOf);
    const gone = Object.keys(guards).filter((key) => !actions.some((action) => keyOf(action) === key));
    const wrong: string[] = [
      ...missing.map((key) => `not in the matrix: ${key}`),
      ...gone.map((key) => `not built: ${key}`),
    ];
    const count = { refused: 0, effects: 0, told: 0, allowed: 0, barred: 0 };

    for (const action of actions) {
      const guard = guards[keyOf(action)];
      if (guard) await tryOne(shop, action, guard, all, { short, count, wrong });
    }
    for (const line of wrong) say(line);
    return [
      {
        id: 'T20',
        promise: 'every server action is guarded, whoever posts it wherever',
        load: `${actions.length} actions of the build, ${count.refused} refused calls (no, garbage, foreign-key, expired, idle, ended session, disabled user, wrong role, portal visit, supplier${short ? '' : '; its page and a public one'}), ${count.allowed} allowed ones`,
        result: `effects ${count.effects}, answers with data ${count.told}, allowed but barred ${count.barred}, not in the matrix ${missing.length + gone.length}`,
        limit: '0, 0, 0, 0',
        ok: wrong.length === 0 && count.refused > 400 && count.allowed > 40,
      },
    ];
  });

const keyOf = ({ file, name }: BuiltAction) => `${file}#${name}`;

type Tally = {
  short: boolean;
  count: Record<'refused' | 'effects' | 'told' | 'allowed' | 'barred', number>;
  wrong: string[];
};

async function tryOne(
  shop: Production,
  action: BuiltAction,
  guard: Guard,
  all: Everybody,
  { short, count, wrong }: Tally,
) {
  const planted = await guard.plant();
  const { sent, params = {} } = planted;
  const own = addressOf(action.pages[0] ?? '/', params);
  const headers = fromOurPage(shop.url);
  const callers = await refusedCallers(guard, all, planted);
  let before = await stateNow();
  const look = async (what: string) => {
    const after = await stateNow();
    const tables = changed(before, after);
    before = after;
    if (tables.length === 0) return;
    count.effects += 1;
    wrong.push(`${what} changed ${tables}`);
  };
  for (const { who, cookies } of callers)
    for (const address of short ? [own] : [own, '/sign-in', '/']) {
      const { body } = await callAction(shop.ask, action.id, address, sent, { cookies, headers });
      count.refused += 1;
      const told = markers.filter((marker) => body.includes(marker));
      if (told.length > 0) count.told += 1;
      for (const marker of told) wrong.push(`${keyOf(action)} at ${address} told ${who} ${marker}`);
      if (!short) await look(`${keyOf(action)} at ${address} by ${who}`);
    }
  await look(`${keyOf(action)} by ${callers.map(({ who }) => who).join(' or ')}`);

  // The same call works for whoever may: otherwise the refusals above would prove nothing.
  const may = await allowedCallers(guard, all, planted);
  for (const one of short ? may.slice(-1) : may) {
    const fresh = await guard.plant();
    const [caller = one] = (await allowedCallers(guard, all, fresh)).filter(({ who }) => who === one.who);
    const address = addressOf(action.pages[0] ?? '/', fresh.params ?? {});
    const state = await stateNow();
    const { body, status } = await callAction(shop.ask, action.id, address, fresh.sent, {
      cookies: caller.cookies,
      headers,
    });
    count.allowed += 1;
    const worked = guard.reads
      ? /"ok":true|not the current|another one|another code|used up/.test(body)
      : changed(state, await stateNow()).length > 0;
    if (worked) continue;
    count.barred += 1;
    wrong.push(`${keyOf(action)} is barred to ${caller.who}: ${status} ${body.slice(0, 300)}`);
  }
}
