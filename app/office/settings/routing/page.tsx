import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { Crumbs } from '@/components/crumbs';
import { Moment } from '@/components/moment';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { compareSets } from '@/lib/sourcing/comparison-rules';
import { getRuleChoices, listRuleSets, type RuleSetRow } from '@/lib/sourcing/rule-set-queries';
import { filterWords, type Names } from '@/lib/sourcing/wording-rules';
import { moveRuleSetAction, restoreRuleSetAction } from './actions';
import { MoveButtons, OneMove } from './move-buttons';
import { NewSetDialog } from './new-set-dialog';

export const metadata: Metadata = { title: 'Routing' };

export default async function RoutingPage() {
  const actor = await requireStaff('routing.write');
  const now = new Date();
  const [sets, { names, ...choices }] = await Promise.all([listRuleSets(actor), getRuleChoices(actor)]);
  const used = sets.filter(({ retiredAt }) => !retiredAt);
  const retired = sets.filter(({ retiredAt }) => retiredAt);
  return (
    <>
      <PageHeader
        title="Routing"
        way={<Crumbs ways={[{ href: '/office/settings', label: 'Settings' }]} />}
        note="from where each order is sent"
        actions={<NewSetDialog choices={choices} />}
      />
      <PageBody className="pb-10">
        <Section tight title="Rule sets, in order" note="the first that fits an order decides">
          {used.length > 0 ? (
            <OneMove>
              <ol>
                {used.map((set, i) => (
                  <SetRow key={set.id} set={set} place={i} last={i === used.length - 1} names={names} />
                ))}
              </ol>
            </OneMove>
          ) : (
            <EmptyState title="No rules of your own yet">
              Orders are sent in the fewest shipments, then from the nearest place, then from the one with
              most stock. A rule set says otherwise, for all orders or for some.
            </EmptyState>
          )}
          <p className="sm max-w-[74ch] pt-2.5 text-muted-foreground">
            An order that no set fits is sent in the fewest shipments, then from the nearest place.
          </p>
        </Section>
        {retired.length > 0 ? (
          <Section title="Retired" note="no order follows them">
            <ul>
              {retired.map((set) => (
                <li key={set.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
                  <span className="min-w-0 flex-1">
                    <b>{nameOf(set)}</b>{' '}
                    <span className="text-muted-foreground">
                      since {set.retiredAt ? <Moment at={set.retiredAt} now={now} /> : null}
                    </span>
                  </span>
                  <ActionButton
                    action={restoreRuleSetAction}
                    input={{ setId: set.id }}
                    doneWord={`${nameOf(set)} is used again`}
                  >
                    Bring back
                  </ActionButton>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </PageBody>
    </>
  );
}

const nameOf = ({ live, draft }: RuleSetRow) => (draft ?? live)?.name ?? 'Without a name';

function SetRow({
  set,
  place,
  last,
  names,
}: {
  set: RuleSetRow;
  place: number;
  last: boolean;
  names: Names;
}) {
  const document = set.draft ?? set.live;
  const rules = document?.rules.length ?? 0;
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start max-md:grid-cols-[20px_minmax(0,1fr)] gap-x-1.5 border-b py-2.5">
      <span className="text-muted-foreground">{place + 1}</span>
      <div className="min-w-0">
        <Link href={`/office/settings/routing/${set.id}`} className="link font-[620]">
          {nameOf(set)}
        </Link>{' '}
        <span className="text-muted-foreground">{rules === 1 ? '1 rule' : `${rules} rules`}</span>
        <span className="block">{document ? filterWords(document.filter, names) : null}</span>
      </div>
      <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 max-md:col-start-2 max-md:justify-between">
        <SetState set={set} names={names} />
        <MoveButtons
          action={moveRuleSetAction}
          fields={{ setId: set.id }}
          what={nameOf(set)}
          place={place}
          last={last}
        />
      </span>
    </li>
  );
}

function SetState({ set: { live, draft }, names }: { set: RuleSetRow; names: Names }) {
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
  const changes = compareSets(live, draft, names).changes.length;
  return (
    <Say mark="half" tone="wait" strong>
      Live, a draft with {changes === 1 ? '1 change' : `${changes} changes`}
    </Say>
  );
}
