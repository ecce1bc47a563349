import { Suspense } from 'react';
import { Tag } from '@/components/ui/tag';
import type { ComparedRule, Part } from '@/lib/sourcing/comparison-rules';
import type { Run } from './run-simulation';

/** "if it weighs over ~~20 kg~~ 12 kg, only Rotterdam", with what decides how often. */
export function RuleBody({ compared, run }: { compared: ComparedRule; run: Run }) {
  const { rule, marks, when, does } = compared;
  const lead = rule.effect.kind === 'otherwise' ? 'if nobody can' : 'always';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
      <div className="min-w-0">
        <b className="break-words">{rule.name}</b> {rule.effect.kind === 'limit' ? <Tag>limit</Tag> : null}{' '}
        {marks.map((mark) => (
          <Tag key={mark} className="mr-1">
            {mark}
          </Tag>
        ))}
        <span className="block">
          <span className="text-muted-foreground">
            {when.length > 0 ? (
              <>
                if <Parts parts={when} joint=" and " />
              </>
            ) : (
              lead
            )}
            ,{' '}
          </span>
          <Parts parts={does} joint="; " />
        </span>
      </div>
      <div className="text-right">
        {rule.effect.kind === 'limit' ? (
          <span className="sm text-muted-foreground">limits</span>
        ) : (
          <Suspense
            fallback={<span aria-hidden="true" className="mt-1 block h-2.5 w-8 rounded-xs bg-secondary" />}
          >
            <Decided ruleId={rule.id} otherwise={rule.effect.kind === 'otherwise'} run={run} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function Parts({ parts, joint }: { parts: readonly Part[]; joint: string }) {
  return parts.map((part, i) => (
    <span key={`${part.words}${part.was}`}>
      {i > 0 ? joint : null}
      <Changed {...part} />
    </span>
  ));
}

/** Only the words that differ are struck and set: "it weighs over ~~8 kg~~ 3 kg". */
function Changed({ words, was, fresh }: Part) {
  if (was === undefined) return fresh ? <b className="text-foreground">{words}</b> : words;
  const [old, now] = [was.split(' '), words.split(' ')];
  const same = words === '' ? 0 : now.findIndex((word, i) => word !== old[i]);
  const start = same < 0 ? now.length : same;
  const tail = (list: readonly string[]) => list.slice(start).join(' ');
  return (
    <>
      {start > 0 ? `${now.slice(0, start).join(' ')} ` : null}
      {tail(old) ? <s>{tail(old)}</s> : null} <b className="text-foreground">{tail(now)}</b>
    </>
  );
}

/** Of how many of the orders that were tried this rule was the one that decided. */
async function Decided({ ruleId, otherwise, run }: { ruleId: string; otherwise: boolean; run: Run }) {
  const done = await run.finished.catch(() => null);
  if (!done || done.facts.orders.length === 0) return null;
  const { draft, facts } = done;
  const count = otherwise
    ? draft.outcomes.filter(({ missing, setId }) => missing > 0 && setId === run.setId).length
    : (draft.decidedBy.get(ruleId) ?? 0);
  return (
    <>
      <b className="block">{count.toLocaleString('en')}</b>
      <span className="sm whitespace-nowrap text-muted-foreground">
        of {facts.orders.length.toLocaleString('en')}
      </span>
    </>
  );
}
