import { checkExpressions } from './expressions';
import { AppConfig, type FunctionConfig, sign } from './protocol';

export type AppOptions = {
  /** Where the app serves its functions, for example http://127.0.0.1:3000/api/inngest. */
  appUrl: string;
  signingKey: string;
  /** How to reach the app. Tests hand in the handler itself. */
  fetch?: (request: Request) => Promise<Response>;
  callTimeoutMs?: number;
};

export class AppTookTooLong extends Error {}

/** Speaks to the app that serves the functions; every request is signed. */
export function connectApp({ appUrl, signingKey, fetch: send = fetch, callTimeoutMs = 240_000 }: AppOptions) {
  async function request(method: 'PUT' | 'POST', url: URL, body: unknown, headers: Record<string, string>) {
    const signal = AbortSignal.timeout(callTimeoutMs);
    try {
      const response = await send(
        new Request(url, {
          method,
          signal,
          body: JSON.stringify(body),
          headers: {
            'content-type': 'application/json',
            'x-inngest-server-kind': 'cloud',
            'x-inngest-signature': sign(body, signingKey),
            ...headers,
          },
        }),
      );
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (error) {
      throw signal.aborted ? new AppTookTooLong(`No answer within ${callTimeoutMs / 1000} s`) : error;
    }
  }

  return {
    call(run: { id: string; fn_id: string }, stepId: string, body: unknown) {
      const url = new URL(appUrl);
      url.searchParams.set('fnId', run.fn_id);
      url.searchParams.set('stepId', stepId);
      return request('POST', url, body, { 'x-run-id': run.id });
    },

    /** Asks the app which functions it has: an "in-band sync". */
    async functions(): Promise<FunctionConfig[]> {
      const answer = await request(
        'PUT',
        new URL(appUrl),
        { url: appUrl },
        { 'x-inngest-sync-kind': 'in_band' },
      );
      if (answer.status !== 200)
        throw new Error(`it answered ${answer.status}: ${answer.text.slice(0, 200)}`);
      const { functions } = AppConfig.parse(JSON.parse(answer.text));
      functions.forEach(checkExpressions);
      return functions;
    },
  };
}
export type App = ReturnType<typeof connectApp>;
