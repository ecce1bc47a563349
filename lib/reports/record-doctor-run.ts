import { sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { type BrokenInvariant, doctorRuns } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { nextEventId, record } from '@/lib/events/tx';
import { type Actor, nameOf, permit } from '@/lib/staff/permissions';
import { closeWork, openWork, openWorkOf, renewWork } from '@/lib/work/tx';
import { examineAll, lookAtOnce } from './tx';

const type = 'broken_invariant';

/**
 * Recomputes every promise and keeps what came out. What is broken becomes work that names its rows; the next run that
 * finds it whole closes it. One at a time: a second one is refused.
 */
export async function recordDoctorRun(
  actor: Actor,
  _: Record<string, never>,
  at: Date,
): Promise<{ invariants: number; broken: number }> {
  permit(actor, 'doctor.run');
  return transaction(async (tx) => {
    await lookAtOnce(tx);
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('waybill:doctor')) mine`,
    );
    if (!lock?.mine) throw new Refusal('conflict', 'The doctor is already at work. Look again in a minute.');

    const started = performance.now();
    const findings = await examineAll(tx, at);
    const milliseconds = Math.round(performance.now() - started);
    const broken = findings
      .filter(({ violations }) => violations > 0)
      .map(({ milliseconds: _, ...finding }): BrokenInvariant => finding);
    await tx
      .insert(doctorRuns)
      .values({ actor: nameOf(actor), at, milliseconds, invariants: findings.length, broken });

    for (const finding of broken) await open(tx, actor, finding, at);
    const still = new Set(broken.map(subjectOf));
    for (const { id, subject } of await openWorkOf(tx, type))
      if (!still.has(subject)) await close(tx, actor, id, subject, at);
    return { invariants: findings.length, broken: broken.length };
  });
}

const subjectOf = ({ name }: { name: string }) => `invariant:${name}`;

async function open(tx: Tx, actor: Actor, finding: BrokenInvariant, at: Date) {
  const { says, violations, examples } = finding;
  const [subject, data] = [subjectOf(finding), { says, violations, examples }];
  const eventId = await nextEventId(tx);
  const work = { type, subject, dueAt: at, openedAt: at, openedByEvent: eventId, data } as const;
  const workItemId = await openWork(tx, work);
  if (workItemId === null) return renewWork(tx, type, subject, data);
  await record(tx, actor, at, { type: 'work.opened', subject, data: { workItemId, type } }, eventId);
}

async function close(tx: Tx, actor: Actor, workItemId: number, subject: string, at: Date) {
  const eventId = await record(tx, actor, at, {
    type: 'work.closed',
    subject,
    data: { workItemId, type },
  });
  await closeWork(tx, type, subject, at, eventId);
}
