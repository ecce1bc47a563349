import { mkdtempSync } from 'node:fs';
import { startPostgres } from './launch/postgres';

const folder = process.argv[2] ?? mkdtempSync('/tmp/pgtry-');
console.time('start');
const pg = await startPostgres({ folder, password: 'secret', durable: true, firstPort: 5600 });
console.timeEnd('start');
console.log(folder, pg.url('postgres'));
if (process.argv[3] !== 'leave') {
  console.time('stop');
  await pg.stop();
  console.timeEnd('stop');
}
process.exit(0);
