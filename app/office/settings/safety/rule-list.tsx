import { ArrowDown, ArrowUp } from 'lucide-react';
import { ActionButton } from '@/components/action-button';
import { cn } from '@/components/cn';
import { EmptyState } from '@/components/ui/empty-state';
import type { SafetyRuleRow } from '@/lib/inventory/safety-queries';
import { arrangeSafetyAction, removeSafetyRuleAction } from './actions';
import { type RuleChoices, RuleDialog } from './rule-dialog';

type RuleListProps = {
  rules: (SafetyRuleRow & { fits?: boolean; speaks?: boolean })[];
  /** Null: only looked at. */
  choices: RuleChoices | null;
};

/** In their order; the last that fits speaks. */
export function RuleList({ rules, choices }: RuleListProps) {
  if (rules.length === 0)
    return (
      <EmptyState title="No rules yet">
        Nothing is kept back but what single shelves keep themselves. The first rule stands here.
      </EmptyState>
    );
  const ids = rules.map(({ id }) => id);
  const swapped = (i: number, j: number) =>
    ids.map((id, n) => (n === i ? ids[j] : n === j ? ids[i] : id)) as number[];
  return (
    <ol className="divide-y border-b">
      {rules.map((rule, i) => (
        <li
          key={rule.id}
          className={cn(
            'flex flex-wrap items-center gap-x-4 gap-y-1 py-2',
            rule.speaks && '-mx-2 bg-accent px-2',
          )}
        >
          <span className="w-5 text-right text-muted-foreground tabular-nums">{i + 1}</span>
          <span className="min-w-0 flex-1">
            Keep <b>{rule.quantity}</b> of {rule.name}
            {rule.speaks ? <b className="sm block">This one speaks</b> : null}
            {rule.fits === false ? (
              <span className="sm block text-muted-foreground">Does not fit</span>
            ) : null}
            {rule.fits && !rule.speaks ? (
              <span className="sm block text-muted-foreground">Fits, a later one overrides it</span>
            ) : null}
          </span>
          {choices ? (
            <span className="flex items-center gap-1 max-md:w-full max-md:justify-end">
              {i > 0 ? (
                <ActionButton
                  variant="ghost"
                  size="square"
                  action={arrangeSafetyAction}
                  input={{ ruleIds: swapped(i, i - 1) }}
                >
                  <ArrowUp aria-hidden="true" />
                  <span className="sr-only">Move {rule.name} up</span>
                </ActionButton>
              ) : null}
              {i < rules.length - 1 ? (
                <ActionButton
                  variant="ghost"
                  size="square"
                  action={arrangeSafetyAction}
                  input={{ ruleIds: swapped(i, i + 1) }}
                >
                  <ArrowDown aria-hidden="true" />
                  <span className="sr-only">Move {rule.name} down</span>
                </ActionButton>
              ) : null}
              <RuleDialog choices={choices} rule={rule} />
              <ActionButton
                variant="ghost"
                action={removeSafetyRuleAction}
                input={{ ruleId: rule.id }}
                pendingWord="Removing…"
                doneWord="Rule removed"
                confirm={{
                  title: `Remove the rule for ${rule.name}`,
                  body: 'What an earlier rule says then holds, or nothing is kept back.',
                  keep: 'Keep it',
                  verb: 'Remove the rule',
                }}
              >
                Remove…
              </ActionButton>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
