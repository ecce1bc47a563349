import { fail, prepare } from './install.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(`npm run bench -- [options]

Measures a production build on an embedded Postgres of its own (fsync and synchronous_commit on), driven from this process
over loopback, and writes bench/results/<date>.json. Every figure is the median of the runs.

  --size LIST      orders in the database: 1k (default), 100k, 1m, or several: 1k,100k,1m
  --only LIST      only scenarios whose name begins with one of these: place,list,search
  --runs N         runs of each measurement (3)
  --seconds N      seconds of each run (5); a fifth of it before as a warm-up
  --list           names the scenarios and ends
  --keep           keeps the filled database as a template for the next time (.waybill/bench)
  --doctor         recomputes every promise at the end, too (after a new fill it always does)
  --letters        with the local Inngest server: letters are written while measuring, as npm start does
  --profile        profiles the app during each scenario and prints where its time goes
  --write-docs     renders the latest results of each size into docs/performance.md

A fill takes seconds at 1k, a minute at 100k, ten at 1m (9 GB).`);
  process.exit(0);
}

await prepare();
const { bench } = await import('./bench/main.ts');
await bench(process.argv.slice(2)).then((code) => process.exit(code), fail);
