import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { builtActions, callAction, fromOurPage } from './actions';
import type { Answer } from './ask';
import type { Production } from './production';

/** The public forms, as a browser sends them. */
export const doorsOf = ({ ask, url }: Production) => {
  const ids = new Map(builtActions().map(({ name, file, id }) => [`${file}#${name}`, id]));
  const id = (key: string) => {
    const found = ids.get(key);
    if (!found) throw new Error(`${key} is not in the build.`);
    return found;
  };
  const headers = fromOurPage(url);
  type Who = { from?: string; cookies?: Record<string, string> };
  return {
    signIn: (email: string, password: string, who: Who = {}) =>
      callAction(
        ask,
        id('app/sign-in/actions.ts#signInAction'),
        '/sign-in',
        { form: { email, password, next: '' } },
        { headers, ...who },
      ),
    lookUp: (reference: string, proof: string, who: Who = {}) =>
      callAction(
        ask,
        id('app/(portal)/actions.ts#lookUpAction'),
        '/',
        { form: { reference, proof } },
        { headers, ...who },
      ),
    openLink: (token: string, who: Who = {}) =>
      callAction(
        ask,
        id('app/(portal)/actions.ts#openLinkAction'),
        `/t/${token}`,
        { form: { token } },
        { headers, ...who },
      ),
    requestCode: (who: Who) =>
      callAction(
        ask,
        id('app/(portal)/actions.ts#requestCodeAction'),
        '/track/code',
        { form: { next: 'track' } },
        { headers, ...who },
      ),
    prove: (code: string, who: Who) =>
      callAction(
        ask,
        id('app/(portal)/actions.ts#proveAction'),
        '/track/code',
        { form: { code, next: 'track' } },
        { headers, ...who },
      ),
    answer: (token: string, who: Who = {}) =>
      callAction(
        ask,
        id('app/(portal)/f/[token]/actions.ts#answerAction'),
        `/f/${token}`,
        { form: { token, score: '1' } },
        { headers, ...who },
      ),
    office: (name: string, json: unknown, cookies: Record<string, string>) => {
      const found = [...ids].find(([key]) => key.endsWith(`#${name}`))?.[1] ?? '';
      return callAction(ask, found, '/office/team', { json }, { headers, cookies });
    },
    signOut: (cookies: Record<string, string>) =>
      callAction(
        ask,
        id('app/office/sign-out.ts#signOutAction'),
        '/office',
        { nothing: true },
        { headers, cookies },
      ),
  };
};

export const isIn = ({ cookies }: Answer) => Boolean(cookies['waybill.staff']);
export const isOpen = ({ cookies }: Answer) => Boolean(cookies['waybill.visit']);
export const wasChecked = ({ body }: Answer) => body.includes('do not match');
export const wasTooMany = ({ body }: Answer) => /Too many|too often|Wait/.test(body);

/** An address of a network of its own. */
export const addressNo = (i: number) => `10.${(i >> 8) & 255}.${i & 255}.7`;

/** Forgets every try, for proofs about something else than limits. */
export const forgetTries = () => db.execute(sql`delete from attempts`);
