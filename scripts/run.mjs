// node scripts/run.mjs <script.ts> [arguments]: installs what is missing and runs a script with a database.
import { fail, prepare } from './install.mjs';

await prepare();
const { withDatabase } = await import('./with-database.ts');
const [script, ...args] = process.argv.slice(2);
await withDatabase(script, args[0] === '--' ? args.slice(1) : args).then((code) => process.exit(code), fail);
