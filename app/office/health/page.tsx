import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { FactList } from '@/components/fact-boxes';
import { Moment } from '@/components/moment';
import { Columns, PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import {
  getDatabaseFacts,
  getLetterTrouble,
  getOutboxLag,
  listDoctorRuns,
} from '@/lib/reports/health-queries';
import { isReady } from '@/lib/reports/readiness-queries';
import { runDoctorAction } from './actions';
import { DoctorFindings } from './doctor-findings';
import { DoctorHistory } from './doctor-history';
import { HealthStats } from './health-stats';
import { versions } from './versions';
import { about, askedBy, lasting, size } from './words';

export const metadata: Metadata = { title: 'Health' };

/** A statement of ours is ended after 10 s, the doctor after two minutes. */
const LONG_MS = 150_000;

export default async function HealthPage() {
  const actor = await requireStaff('health.read');
  const now = new Date();
  const [ready, runs, lag, letters, database] = await Promise.all([
    isReady(),
    listDoctorRuns(actor),
    getOutboxLag(actor),
    getLetterTrouble(actor, now),
    getDatabaseFacts(actor),
  ]);
  const [last] = runs;
  const oldest = database.oldestTransactionAt;
  const { waybill, node, next } = versions();

  return (
    <>
      <PageHeader title="Health" note="what Waybill knows about itself" />
      <PageBody className="pb-10">
        <HealthStats ready={ready} lag={lag} letters={letters} now={now} />
        <Columns
          className="mt-6"
          aside={
            <>
              <Section tight title="Database">
                <FactList
                  facts={[
                    { label: 'Postgres', value: database.version },
                    { label: 'Size', value: size(database.bytes) },
                    { label: 'Orders, about', value: about(database.orders) },
                    { label: 'Events, about', value: about(database.events) },
                    { label: 'Connections', value: `${database.connections} of ${database.most}` },
                    {
                      label: 'Oldest transaction',
                      value:
                        oldest === null ? (
                          'none'
                        ) : now.getTime() - oldest.getTime() > LONG_MS ? (
                          <Say mark="look" tone="wait" strong>
                            {lasting(oldest, now)}
                          </Say>
                        ) : (
                          lasting(oldest, now)
                        ),
                    },
                  ]}
                />
              </Section>
              <Section tight title="This program">
                <FactList
                  facts={[
                    { label: 'Waybill', value: waybill },
                    { label: 'Node', value: node },
                    { label: 'Next', value: next },
                    {
                      label: 'Inngest',
                      value: process.env.WAYBILL_LOCAL_INNGEST === '1' ? 'local server' : 'of your keys',
                    },
                  ]}
                />
              </Section>
            </>
          }
        >
          <Section
            tight
            title="The doctor"
            note={
              last ? (
                <>
                  <Moment at={last.at} now={now} />, {askedBy(last.actor)}
                </>
              ) : undefined
            }
            action={
              <ActionButton
                action={runDoctorAction}
                input={{}}
                pendingWord="Running…"
                doneWord="The doctor has looked"
              >
                Run now
              </ActionButton>
            }
          >
            {last === undefined ? (
              <EmptyState title="Has not looked yet">
                The doctor recomputes every promise from the rows themselves, each night at 3:17 and when you
                ask.
              </EmptyState>
            ) : last.broken.length === 0 ? (
              <p className="py-3">
                <Say mark="done" tone="good">
                  All {last.invariants} promises hold: units, stock, money, statuses and access were
                  recomputed from their rows in {(last.milliseconds / 1000).toFixed(1)} s.
                </Say>
              </p>
            ) : (
              <DoctorFindings broken={last.broken} />
            )}
          </Section>
          {runs.length > 0 ? (
            <Section title="Lately" note="each night at 3:17, and when somebody asks">
              <DoctorHistory runs={runs} now={now} />
            </Section>
          ) : null}
        </Columns>
      </PageBody>
    </>
  );
}
