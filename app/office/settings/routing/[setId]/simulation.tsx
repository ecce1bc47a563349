import { Suspense } from 'react';
import { Meter } from '@/components/meter';
import { Section } from '@/components/section';
import { EmptyState, ErrorState } from '@/components/ui/empty-state';
import { Segments } from '@/components/ui/tabs';
import { refusalOf } from '@/lib/errors';
import { sampleSizes } from '@/lib/sourcing/simulation-inputs';
import { changesOf, flowsOf } from '@/lib/sourcing/simulation-sums-rules';
import { formatDate } from '@/lib/time';
import { Bands } from './bands';
import { ChangedOrders } from './changed-orders';
import { Results } from './results';
import type { Run } from './run-simulation';

/** What the draft would have done to the last orders. It arrives when it is worked out; until then it says how far it is. */
export function Simulation({ run, hasDraft }: { run: Run; hasDraft: boolean }) {
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
        <span className="text-muted-foreground">Tried on the last</span>
        <Segments
          small
          label="How many orders"
          tabs={sampleSizes.map((size) => ({
            href: `/office/settings/routing/${run.setId}?orders=${size}`,
            label: size.toLocaleString('en'),
            current: size === run.size,
          }))}
        />
        <span className="text-muted-foreground">orders</span>
      </div>
      <Suspense fallback={<HowFar done={0} run={run} />}>
        <Part run={run} hasDraft={hasDraft} part={1} />
      </Suspense>
    </div>
  );
}

const PARTS = 10;

/** Each part waits for its tenth of the orders and shows the next one, so that the bar grows while the page streams. */
async function Part({ run, part, ...rest }: { run: Run; hasDraft: boolean; part: number }) {
  const done = Math.round((run.size * part) / PARTS);
  if (part < PARTS && !(await run.reached(done)))
    return (
      <Suspense fallback={<HowFar done={done} run={run} />}>
        <Part run={run} part={part + 1} {...rest} />
      </Suspense>
    );
  return <Done run={run} {...rest} />;
}

function HowFar({ done, run }: { done: number; run: Run }) {
  const of = run.size.toLocaleString('en');
  const words =
    done === 0 ? `Reading the last ${of} orders…` : `${done.toLocaleString('en')} of ${of} orders routed…`;
  return (
    <Section tight title="Draft against live" note={words}>
      <Meter className="mt-4" value={done} of={run.size} label={words} />
    </Section>
  );
}

async function Done({ run, hasDraft }: { run: Run; hasDraft: boolean }) {
  const done = await run.finished.catch((error: unknown) => {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refusal;
  });
  if (done instanceof Error)
    return (
      <ErrorState title="It was not tried on any order">
        {done.message} Nothing was changed; open the page again to retry.
      </ErrorState>
    );
  const { orders } = done.facts;
  const [first, last] = [orders[0], orders.at(-1)];
  if (!first || !last)
    return (
      <EmptyState title="No orders to try it on yet">
        As soon as there are some, this says where they would have been sent from.
      </EmptyState>
    );
  const from = formatDate(first.facts.at);
  const to = formatDate(last.facts.at);
  const note = `${orders.length.toLocaleString('en')} orders, ${from === to ? from : `${from} to ${to}`}, ran in ${(done.ms / 1000).toFixed(1)} s`;
  return (
    <>
      <Section tight title={hasDraft ? 'Draft against live' : 'What is live'} note={note}>
        <Results done={done} hasDraft={hasDraft} />
        {hasDraft ? <Bands flows={flowsOf(done)} places={done.facts.places} /> : null}
      </Section>
      {hasDraft ? <ChangedOrders changes={changesOf(done)} done={done} run={run} /> : null}
      <Assumed />
    </>
  );
}

function Assumed() {
  return (
    <details className="sm mt-4 text-muted-foreground">
      <summary className="link inline-block">What stock this assumes</summary>
      <p className="max-w-[74ch] pt-1.5">
        What is available now at each place, plus what these orders took from it. Both rules start with that
        and route the orders one after the other as they came, each taking its own stock and filling its own
        days. Goods that arrived in between are there from the start; canceled units, moves between places and
        other orders are left out. Places are open or paused as they are now. Nothing is written.
      </p>
    </details>
  );
}
