import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { listRuleSetEvents, type RuleSetRow } from '@/lib/sourcing/rule-set-queries';
import { bringBackRuleSetAction, retireRuleSetAction } from '../actions';

type SetHistoryProps = { set: RuleSetRow; basedOn: string | null; now: Date };

/** What became of the set, and how to take it back. */
export async function SetHistory({ set, basedOn, now }: SetHistoryProps) {
  const actor = await requireStaff('routing.write');
  const events = await listRuleSetEvents(actor, set.id);
  const name = (set.draft ?? set.live)?.name ?? '';
  return (
    <Section title="History">
      <ul>
        {events.map(({ id, at, by, words }) => (
          <li key={id} className="border-b py-1.5">
            <span className="block break-words">{words}</span>
            <span className="sm text-muted-foreground">
              <Moment at={at} now={now} />, {by}
            </span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-2.5">
        {set.canBringBack ? (
          <ActionButton
            action={bringBackRuleSetAction}
            input={{ setId: set.id, basedOn }}
            pendingWord="Bringing back…"
            doneWord="What was live before is live again"
            confirm={{
              title: 'Bring back what was live before',
              body: set.draft
                ? 'Orders placed from now on follow what was live before. The draft stays as it is.'
                : 'Orders placed from now on follow what was live before. What is live now becomes the draft.',
              keep: 'Keep what is live',
              verb: 'Bring it back',
            }}
          >
            Bring back what was live before
          </ActionButton>
        ) : null}
        <ActionButton
          action={retireRuleSetAction}
          input={{ setId: set.id }}
          variant="destructive"
          pendingWord="Retiring…"
          doneWord={`${name} is retired`}
          doneHref="/office/settings/routing"
          confirm={{
            title: `Retire ${name}`,
            body: 'No order follows it any more; the next set that fits decides. It can be brought back as it was.',
            keep: 'Keep it',
            verb: 'Retire it',
          }}
        >
          Retire
        </ActionButton>
      </div>
    </Section>
  );
}
