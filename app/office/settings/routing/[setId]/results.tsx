import { cn } from '@/components/cn';
import { Stat, Stats } from '@/components/stat';
import { formatMoney } from '@/lib/money';
import { changesOf, realSums, type Sums, sumsOf } from '@/lib/sourcing/simulation-sums-rules';
import type { Finished } from './run-simulation';

const whole = (count: number) => Math.round(count).toLocaleString('en');
const days = (count: number) =>
  count.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Five figures of the draft, each with how it differs from what is live. */
export function Results({ done, hasDraft }: { done: Finished; hasDraft: boolean }) {
  const [live, draft] = [sumsOf(done.live.outcomes), sumsOf(done.draft.outcomes)];
  const really = realSums(done);
  const currency = usualCurrency(done);
  const money = (amount: number) => formatMoney(amount, currency);
  const against = (key: keyof Sums, said: (count: number) => string, zero = 'as now') =>
    hasDraft ? <Against now={draft[key]} before={live[key]} said={said} zero={zero} /> : null;
  return (
    <>
      <Stats columns={5} className="border-t-0">
        <Stat
          label={hasDraft ? 'Sent from elsewhere' : 'Shipments'}
          figure={whole(hasDraft ? changesOf(done).length : draft.shipments)}
          note={`of ${whole(draft.orders)} orders`}
        />
        <Stat label="Orders split" figure={whole(draft.split)} note={against('split', whole)} />
        <Stat
          label="Average distance"
          figure={draft.averageKm === null ? '–' : `${whole(draft.averageKm)} km`}
          note={draft.averageKm === null ? 'places without coordinates' : against('averageKm', whole)}
        />
        <Stat
          label="Cost of sending"
          figure={draft.costAmount === null ? '–' : money(draft.costAmount)}
          note={draft.costAmount === null ? 'say it at the locations' : against('costAmount', money)}
        />
        <Stat
          label="Days to arrive"
          figure={draft.averageDays === null ? '–' : days(draft.averageDays)}
          note={against('averageDays', days)}
        />
      </Stats>
      <p className="sm pt-2 text-muted-foreground">
        {waitWords(draft, hasDraft ? live : null)} Really it was {whole(really.split)} split
        {really.averageKm === null ? '' : ` and ${whole(really.averageKm)} km`}.
      </p>
    </>
  );
}

type AgainstProps = {
  now: number | null;
  before: number | null;
  said: (count: number) => string;
  zero: string;
};

/** Fewer is better in all five. */
function Against({ now, before, said, zero }: AgainstProps) {
  if (now === null || before === null) return null;
  const [word, change] = [said(now), said(Math.abs(now - before))];
  if (word === said(before)) return zero;
  const less = now < before;
  return (
    <span className={cn(less ? 'text-good' : 'text-wait')}>
      {change} {less ? 'less' : 'more'} than {said(before)}
    </span>
  );
}

function waitWords({ waiting, refused }: Sums, live: Sums | null) {
  const said = (count: number, before: number | undefined, word: string) => {
    if (count === 0 && !before) return null;
    const was = before !== undefined && before !== count ? ` (${whole(before)} now)` : '';
    return `${whole(count)} ${word}${was}`;
  };
  const words = [
    said(waiting, live?.waiting, 'would wait'),
    said(refused, live?.refused, 'would be refused'),
  ].filter(Boolean);
  return words.length > 0 ? `${words.join(', ')}.` : 'Nothing would wait.';
}

/** What a shipment costs is kept in the shop's own money: that of most orders. */
function usualCurrency({ facts }: Finished) {
  const counts = new Map<string, number>();
  for (const {
    facts: { currency },
  } of facts.orders)
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'EUR';
}
