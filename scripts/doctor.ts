import { closeDb } from '@/db';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';

const help = `npm run doctor [-- --json] [-- --only NAME]

Recomputes every promise Waybill makes about its own rows (units, stock, money, statuses, access) and prints each with
the number of rows that break it. Exit code 1 when any does.

  --json        one JSON document instead of the table
  --only NAME   one invariant`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(help);
  process.exit(0);
}
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;

const findings = await runDoctor(system('doctor'), new Date(), only);
await closeDb();
if (findings.length === 0) {
  console.error(`There is no invariant called ${only}. Run \`npm run doctor\` to see their names.`);
  process.exit(1);
}
const broken = findings.filter(({ violations }) => violations > 0);

if (args.includes('--json')) {
  console.log(JSON.stringify({ invariants: findings.length, broken: broken.length, findings }, null, 2));
} else {
  const width = Math.max(...findings.map(({ name }) => name.length));
  for (const { name, violations, examples, says } of findings) {
    console.log(`${violations > 0 ? '✗' : '✓'} ${name.padEnd(width)} ${String(violations).padStart(6)}`);
    if (violations > 0) {
      console.log(`    ${says}`);
      for (const example of examples) console.log(`    ${JSON.stringify(example)}`);
    }
  }
  const ms = findings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  console.log(`\n${findings.length} invariants, ${broken.length} broken, ${(ms / 1000).toFixed(1)} s`);
}
process.exit(broken.length > 0 ? 1 : 0);
