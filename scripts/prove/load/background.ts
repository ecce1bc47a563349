import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { newSecrets } from '../../launch/folder';
import { ownPort } from '../../launch/ports';
import { type Child, startNode, untilAnswers } from '../../launch/processes';
import { sleep } from '../../launch/say';
import { inProduction, type Production } from '../http/production';
import { mailService } from './mail';

export type Background = {
  app: Production;
  mail: Awaited<ReturnType<typeof mailService>>;
  port: number;
  /** The local Inngest server, when it runs. */
  start(): Promise<void>;
  kill(): Promise<void>;
};

/** The build, a mail service that counts, and a local Inngest server that can be killed. It is not started yet. */
export async function withBackground<T>(work: (background: Background) => Promise<T>): Promise<T> {
  const mail = await mailService();
  const port = await ownPort();
  const { INNGEST_SIGNING_KEY, INNGEST_EVENT_KEY } = newSecrets();
  const keys = { INNGEST_SIGNING_KEY, INNGEST_EVENT_KEY, INNGEST_BASE_URL: `http://127.0.0.1:${port}` };
  let server: Child | undefined;
  try {
    return await inProduction(
      (app) =>
        work({
          app,
          mail,
          port,
          async start() {
            server = startNode(
              'The local Inngest server',
              ['--import', 'tsx', 'inngest/local-server/main.ts'],
              {
                ...process.env,
                ...keys,
                NODE_TEST_CONTEXT: undefined,
                INNGEST_LOCAL_PORT: String(port),
                INNGEST_SERVE_ORIGIN: app.url.replace('localhost', '127.0.0.1'),
              },
            );
            if (await untilAnswers(server, `http://127.0.0.1:${port}/health`)) return;
            throw new Error(`The local Inngest server does not come up:\n${server.recent()}`);
          },
          kill: async () => server?.kill(),
        }),
      { env: { ...keys, ...mail.env } },
    );
  } finally {
    await server?.stop();
    mail.close();
  }
}

const count = async (query: ReturnType<typeof sql>) => (await db.execute<{ n: number }>(query))[0]?.n ?? -1;
export const waitingEvents = () => count(sql`select count(*)::int n from outbox`);
const running = () => count(sql`select count(*)::int n from inngest_local.run where status = 'running'`);

/** Until nothing is on its way any more. Answers how many seconds that took, and until the outbox alone was empty. */
export async function untilQuiet(seconds: number) {
  const started = Date.now();
  const passed = () => Math.round((Date.now() - started) / 1000);
  let sent: number | undefined;
  while (passed() < seconds) {
    if ((await waitingEvents()) === 0) {
      sent ??= passed();
      if ((await running()) === 0) return { sent, quiet: passed() };
    }
    await sleep(200);
  }
  return { sent: sent ?? seconds, quiet: seconds };
}
