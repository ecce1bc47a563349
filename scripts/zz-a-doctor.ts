import { closeDb } from '@/db';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
for (const f of await runDoctor(system('doctor'), new Date())) if (f.violations) console.log(f.name, f.violations, JSON.stringify(f.examples.slice(0,2)));
await closeDb();
