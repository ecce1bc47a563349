import { closeDb } from '@/db';
import { importOlist } from './olist/import-olist';
import { missingFiles } from './olist/read';
import { routeOlist } from './olist/route-olist';

const help = `npm run import -- olist FOLDER [--errors FILE] [--route]

Replays the orders of the Olist marketplace's files through Waybill's own operations, at the files' own moments: products, sellers
as locations, customers, orders, payments, shipments, deliveries, cancellations, reviews. Writes no letters. May be stopped and run
again: nothing doubles. What the model refuses goes to FILE (import-errors.csv) with its row and reason. Ends with a table "in the
files / in Waybill"; exit code 1 when a difference is not explained. The mapping is in docs/olist.md.

--route: afterwards routes all imported orders over their sellers as the office's simulation does, and prints distance and
shipments beside what really happened. Without the files it routes what was imported before.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h') || args.length === 0) {
  console.log(help);
  process.exit(args.length === 0 ? 1 : 0);
}
const [kind, folder] = args;
const errorPath = args.includes('--errors') ? args[args.indexOf('--errors') + 1] : 'import-errors.csv';
if (kind !== 'olist' || !folder || !errorPath) {
  console.error(
    kind === 'olist'
      ? 'Say which folder holds the files.'
      : `There is no import called ${kind}; there is: olist.`,
  );
  console.error('`npm run import -- --help` says more.');
  process.exit(1);
}
try {
  const route = args.includes('--route');
  const missing = missingFiles(folder);
  if (route && missing.length > 0) console.log(`Skipped the import: ${folder} lacks ${missing.join(', ')}.`);
  else process.exitCode = (await importOlist(folder, errorPath)) ? 0 : 1;
  if (route) await routeOlist({ kind: 'import', name: 'olist' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
