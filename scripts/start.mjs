import { fail, prepare } from './install.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(`npm start            installs, starts Postgres, migrates, seeds, builds and serves Waybill
npm run dev          the same with live reloading, for this machine only

Environment, all optional:
  PORT                   where to serve (3000)
  WAYBILL_HOST           which addresses answer (127.0.0.1; 0.0.0.0 when DATABASE_URL is set)
  WAYBILL_PROXY=1        a proxy of yours in front appends the caller's address to X-Forwarded-For
  DATABASE_URL           a Postgres 15 or newer of yours instead of the embedded one
  WAYBILL_SEED=none      leaves an empty database empty; /office then asks to create the owner
  NEXTAUTH_URL           the address staff use (http://localhost:PORT)
  WAYBILL_URL            the public address for links in letters (the same)
  RESEND_API_KEY         sends letters through Resend, from MAIL_FROM; without it they are kept and readable in the office
  OTEL_EXPORTER_OTLP_ENDPOINT  sends traces there; without it none are made
  WAYBILL_LOG_LEVEL      how much the log says (info)
  WAYBILL_DRAIN_SECONDS  how long to serve on after SIGTERM, not ready, before new connections are refused (0)
  DATABASE_POOL          connections per process (10)
  DATABASE_PREPARE=off   for a pooler that does not know prepared statements
  INNGEST_EVENT_KEY      with INNGEST_SIGNING_KEY: uses that Inngest instead of the local server

Data, keys and logs live in .waybill/. Ctrl-C stops everything.`);
  process.exit(0);
}

await prepare();
const { serve } = await import('./serve.ts');
await serve({ dev: process.argv.includes('--dev') }).catch(fail);
