import { buildIfNeeded } from '../launch/build';
import { onInterrupt } from '../launch/processes';
import { check } from './check';
import { endToEnd } from './e2e';
import { runFiles } from './files';
import { chosen, needsBuild } from './parts';
import { throwawayPostgres } from './postgres';
import { inWords, oneFailed, sum, type Tally } from './tally';

/** `npm test`: check, unit and integration tests, browser tests. The last line counts them all. */
export async function test(args: string[]) {
  for (const name of Object.keys(process.env))
    if (/^(DATABASE_|INNGEST_|NEXTAUTH_|RESEND_|MAIL_|WAYBILL_|PORT$)/.test(name)) delete process.env[name];
  const { check: wantsCheck, architecture, unit, e2e } = chosen(args);

  const open: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      for (const stop of open.reverse()) await stop();
    })();
    return closing;
  };
  onInterrupt(() => void close().finally(() => process.exit(130)));

  const tallies: Tally[] = [];
  const part = async (title: string, work: () => Promise<Tally>) => {
    console.log(`\n${title}`);
    const tally = await work().catch((error) => {
      console.log(error.expected ? error.message : error.stack);
      return oneFailed;
    });
    if (closing) await new Promise(() => {});
    tallies.push(tally);
  };

  if (wantsCheck) await part('Check', () => check(process.env, architecture));
  else if (architecture.length > 0) await part('Check', () => runFiles(architecture, process.env));

  if (unit.length + e2e.length > 0)
    await part('Tests on a real Postgres', async () => {
      const { server, folder, remove } = await throwawayPostgres();
      open.push(remove);
      if (unit.some(needsBuild)) await buildIfNeeded(process.env);
      const units = await runFiles(unit, { ...process.env, WAYBILL_TEST_SERVER: server.url('postgres') });
      tallies.push(units);
      if (e2e.length === 0) return sum([]);
      console.log('\nTests in the browser');
      const env = { ...process.env };
      return endToEnd(e2e, { server, folder, env, cleanUp: (stop) => open.push(stop) });
    });

  await close();
  const total = sum(tallies);
  console.log(`\n${inWords(total)}`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}
