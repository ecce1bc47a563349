import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { Inngest, type InngestFunction } from 'inngest';
import { serve } from 'inngest/edge';
import type { IncomingEvent } from '@/inngest/local-server/protocol';
import { createRunner, type RunnerOptions } from '@/inngest/local-server/runner';
import { openStore } from '@/inngest/local-server/store';
import { ownDatabase } from './own-database';

export const signingKey = 'signkey-test-00112233445566778899aabbccddeeff';

type Functions = (inngest: Inngest) => InngestFunction.Any[];
type Options = Partial<Omit<RunnerOptions, 'store' | 'appUrl'>> & { client?: Inngest.Any };

/** Real functions behind a real `serve()`, a real Postgres, time moved by hand; only HTTP is left out. */
export async function openBench(functions: Functions, options: Options = {}) {
  const database = await ownDatabase();
  const store = openStore(database.url);
  const log: string[] = [];
  const inngest = new Inngest({
    id: 'bench',
    isDev: false,
    signingKey,
    eventKey: 'bench',
    checkpointing: false,
    logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
  function handlerOf(list: Functions) {
    const serving = serve({ client: options.client ?? inngest, functions: list(inngest) });
    return (request: Request) => {
      request.headers.set('host', 'app.local'); // as it would arrive over HTTP
      return serving(request);
    };
  }
  let handler = handlerOf(functions);
  let trouble: () => Promise<Response> | undefined = () => undefined;
  const make = () =>
    createRunner({
      store,
      appUrl: 'http://app.local/api/inngest',
      signingKey,
      fetch: (request) => (request.method === 'POST' && trouble()) || handler(request),
      leaseMs: 1_500,
      log: (line) => log.push(line),
      ...options,
    });
  let runner = make();
  await runner.start();

  async function until(what: string, ready: () => Promise<boolean>) {
    for (const end = Date.now() + 30_000; !(await ready()); await pause(20))
      if (Date.now() > end) throw new Error(`Still not so after 30 s: ${what}. ${log.join('; ')}`);
  }

  /** Waits until nothing is due any more. */
  const settle = () =>
    until('nothing is due', async () => {
      const due = await store.execute(sql`
        select 1 from inngest_local.job where run_at <= now() + interval '0.5 seconds' or owner is not null
        union all select 1 from inngest_local.step where result is null and wake_at <= now()
        union all select 1 from inngest_local.cron where next_at <= now()`);
      return due.length === 0;
    });

  return {
    store,
    log,
    until,
    settle,
    send: (name: string, data: Record<string, unknown> = {}, id?: string) =>
      runner.ingest([{ id, name, data }]),
    take: (events: IncomingEvent[]) => runner.ingest(events),
    sync: () => runner.sync(),
    handle: (request: Request) => handler(request),
    deploy(newer: Functions) {
      handler = handlerOf(newer);
    },
    /** What happens to calls instead of reaching the app; undefined lets a call through. */
    interrupt(by: typeof trouble) {
      trouble = by;
    },

    /** Lets time go by, for example '3 days'. */
    async pass(time: string) {
      await store.execute(
        sql`update inngest_local.step set wake_at = wake_at - ${time}::interval where result is null`,
      );
      await store.execute(sql`update inngest_local.job set run_at = run_at - ${time}::interval`);
      await store.execute(sql`update inngest_local.cron set next_at = next_at - ${time}::interval`);
      await settle();
    },

    /** Stops the server and starts another one, perhaps on newer code of the app. */
    async restart(newer?: Functions) {
      await runner.stop();
      if (newer) handler = handlerOf(newer);
      runner = make();
      await runner.start();
    },

    async runs(functionId: string, app = 'bench') {
      const rows = await store.execute<{ status: string; output: unknown }>(sql`
        select status, output from inngest_local.run where fn_id = ${`${app}-${functionId}`} order by id`);
      return [...rows];
    },

    async close() {
      await runner.stop();
      await store.close();
      await database.drop();
    },
  };
}
