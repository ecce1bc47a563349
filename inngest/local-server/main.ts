import { messageOf } from './calls';
import { createServer } from './server';
import { openStore } from './store';

const help = `Local Inngest server: runs Waybill's functions, remembers them in Postgres.

  npx tsx inngest/local-server/main.ts

  DATABASE_URL          the Postgres that keeps its state (schema inngest_local)
  INNGEST_SIGNING_KEY   signs its calls to the app; the app has the same key
  INNGEST_EVENT_KEY     the app sends events with it
  INNGEST_SERVE_ORIGIN  where the app is; otherwise WAYBILL_APP_URL; default http://127.0.0.1:3000
  INNGEST_LOCAL_PORT    where to listen on 127.0.0.1; default 8288

The app needs the same two keys and INNGEST_BASE_URL=http://127.0.0.1:8288, and never INNGEST_DEV.
With NODE_ENV=production it starts only if WAYBILL_LOCAL_INNGEST=1 says that one machine is enough.`;

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(help);
  process.exit(0);
}

const { env } = process;
if (env.NODE_ENV === 'production' && env.WAYBILL_LOCAL_INNGEST !== '1')
  refuse(
    'This server is for one machine. In production point INNGEST_BASE_URL at a real Inngest, or set WAYBILL_LOCAL_INNGEST=1.',
  );

const appUrl = new URL(
  '/api/inngest',
  env.INNGEST_SERVE_ORIGIN || env.WAYBILL_APP_URL || 'http://127.0.0.1:3000',
).href;
const port = Number(env.INNGEST_LOCAL_PORT || 8288);
const store = openStore(need('DATABASE_URL'));
const server = createServer({
  store,
  appUrl,
  port,
  signingKey: need('INNGEST_SIGNING_KEY'),
  eventKey: need('INNGEST_EVENT_KEY'),
  log: (line) => console.error(`[inngest] ${line}`),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await server.stop();
    await store.close();
    process.exit(0);
  });

await server.start().catch((error) => refuse(messageOf(error)));
console.log(`[inngest] local server on http://127.0.0.1:${port} for ${appUrl}`);

function need(name: string): string {
  return (
    env[name] || refuse(`${name} is not set. \`npm start\` sets it; --help lists what this server needs.`)
  );
}

function refuse(why: string): never {
  console.error(`[inngest] ${why}`);
  process.exit(1);
}
