import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { requireStaff } from '@/app/auth';
import { Crumbs } from '@/components/crumbs';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { compareSets } from '@/lib/sourcing/comparison-rules';
import { contradictionsIn, getRuleChoices, getRuleSet } from '@/lib/sourcing/rule-set-queries';
import { SampleSizeInput } from '@/lib/sourcing/simulation-inputs';
import { FullPlaces } from './full-places';
import { RemoveRule } from './remove-rule';
import { RuleBody } from './rule-body';
import { AddRuleButton, EditRuleButton } from './rule-dialog';
import { runSimulation } from './run-simulation';
import { SetActions } from './set-actions';
import { type Document, SetProvider } from './set-context';
import { SetFoot } from './set-foot';
import { SetHistory } from './set-history';
import { Simulation } from './simulation';
import { SortableRules } from './sortable-rules';
import { TryOrder } from './try-order';

export const metadata: Metadata = { title: 'Routing rules' };

const SetId = z.coerce.number().pipe(z.int().positive().max(2_147_483_647));

export default async function RuleSetPage({
  params,
  searchParams,
}: PageProps<'/office/settings/routing/[setId]'>) {
  const actor = await requireStaff('routing.write');
  const setId = SetId.safeParse((await params).setId);
  const search = await searchParams;
  if (!setId.success) notFound();
  const [found, { names, ...choices }] = await Promise.all([
    getRuleSet(actor, setId.data),
    getRuleChoices(actor),
  ]);
  const document = found && (found.set.draft ?? found.set.live);
  if (!found || !document || found.set.retiredAt) notFound();

  const { set, others } = found;
  const now = new Date();
  const run = runSimulation(actor, set.id, SampleSizeInput.parse(search.orders));
  const { rules, removed, changes } = compareSets(set.live, document, names);
  const against = contradictionsIn(found, choices.places);
  const basedOn = (set.draftedAt ?? set.liveAt)?.toISOString() ?? null;
  return (
    <SetProvider value={{ setId: set.id, basedOn, document: document as Document, choices }}>
      <PageHeader
        title={document.name}
        way={
          <Crumbs
            ways={[
              { href: '/office/settings', label: 'Settings' },
              { href: '/office/settings/routing', label: 'Routing' },
            ]}
          />
        }
        beside={<DraftState live={set.live !== null} draft={set.draft !== null} changes={changes.length} />}
        actions={
          <SetActions
            live={set.live !== null}
            draft={set.draft !== null}
            changes={changes}
            refused={against.find(({ severity }) => severity === 'stop')?.words}
          />
        }
      />
      <PageBody className="grid gap-x-10 gap-y-8 pb-10 lg:grid-cols-[minmax(0,.78fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <Section tight title="Rules, in order" note="the first that decides, decides">
            {rules.length > 0 ? (
              <SortableRules
                rules={rules.map((compared) => ({
                  id: compared.rule.id,
                  name: compared.rule.name,
                  look: compared.marks.length > 0,
                  body: <RuleBody compared={compared} run={run} />,
                  actions: (
                    <>
                      <EditRuleButton ruleId={compared.rule.id} />
                      <RemoveRule ruleId={compared.rule.id} />
                    </>
                  ),
                }))}
              />
            ) : (
              <EmptyState title="No rules yet">
                Orders of this set are sent in the fewest shipments, then from the nearest place. Add a rule
                to say otherwise.
              </EmptyState>
            )}
            {removed.length > 0 ? (
              <ul>
                {removed.map((rule) => (
                  <li key={rule.id} className="border-b py-2 pl-11 text-muted-foreground">
                    <s>{rule.name}</s> removed in the draft
                  </li>
                ))}
              </ul>
            ) : null}
          </Section>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2.5">
            <AddRuleButton>
              <Plus aria-hidden="true" /> Rule
            </AddRuleButton>
            <SetFoot names={names} others={others} />
          </div>
          {against.map(({ severity, words }) => (
            <Banner
              key={words}
              tone={severity === 'stop' ? 'stop' : 'wait'}
              className="mt-5"
              title={severity === 'stop' ? 'This cannot go live' : 'Look at this'}
            >
              {words}
            </Banner>
          ))}
          <Suspense>
            <FullPlaces run={run} now={now} />
          </Suspense>
          <SetHistory set={set} basedOn={basedOn} now={now} />
        </div>
        <div className="min-w-0">
          <Simulation run={run} hasDraft={set.draft !== null} />
          <TryOrder set={set} search={search} size={run.size} now={now} />
        </div>
      </PageBody>
    </SetProvider>
  );
}

function DraftState({ live, draft, changes }: { live: boolean; draft: boolean; changes: number }) {
  if (!live)
    return (
      <Say mark="none" tone="idle">
        Not live yet
      </Say>
    );
  if (!draft)
    return (
      <Say mark="done" tone="good">
        Live
      </Say>
    );
  return (
    <Say mark="half" tone="wait" strong>
      Draft, {changes === 1 ? '1 change' : `${changes} changes`}
    </Say>
  );
}
