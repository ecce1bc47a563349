import { FactBoxes } from '@/components/fact-boxes';
import { List } from '@/components/list';
import { Money } from '@/components/money';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Segments } from '@/components/ui/tabs';
import type { CountLineFilter } from '@/lib/inventory/count-inputs';
import { type CountRow, countValue, listCountLines } from '@/lib/inventory/count-queries';
import type { StaffActor } from '@/lib/staff/permissions';
import { countColumns } from './count-columns';

type CountReviewProps = { actor: StaffActor; count: CountRow; filter: CountLineFilter; counts: boolean };

/** What was found beside what the books said at that moment, and what posting it would do. */
export async function CountReview({ actor, count, filter, counts }: CountReviewProps) {
  const show = filter.show ?? 'differences';
  const [{ rows, next }, value] = await Promise.all([
    listCountLines(actor, count.id, { ...filter, show }),
    countValue(actor, count.id),
  ]);
  const { currency } = value;
  const here = `/office/inventory/counts/${count.id}`;
  const address = (after?: string | null) =>
    `${here}?${new URLSearchParams({ show, ...(after ? { after } : {}) })}`;
  const recounts = counts && count.status === 'counted';
  const worth = (units: number, amount: number, sign: string) =>
    units === 0 ? (
      '0'
    ) : (
      <>
        {sign}
        {units}
        {currency ? (
          <span className="block font-normal text-muted-foreground">
            <Money amount={amount} currency={currency} /> at catalog prices
          </span>
        ) : null}
      </>
    );

  return (
    <>
      <FactBoxes
        facts={[
          { label: 'Lines that differ', value: count.differing },
          { label: 'Too many', value: worth(count.over, value.over, '+') },
          { label: 'Too few', value: worth(count.under, value.under, '−') },
          {
            label: 'Back to waiting',
            value:
              value.back > 0 ? (
                <Say mark="look" tone="wait" strong>
                  {value.back} units of orders
                </Say>
              ) : (
                'nobody'
              ),
          },
          { label: 'Posted', value: `${count.posted} of ${count.counted}` },
        ]}
      />
      <p className="sm max-w-[74ch] pt-2 text-muted-foreground">
        The difference is posted, not the number: what was sold or received after a line was counted stays as
        it is.
      </p>
      <div className="pt-3 pb-2">
        <Segments
          label="Which lines"
          tabs={[
            {
              href: `${here}?show=differences`,
              label: 'Differences',
              count: count.differing,
              current: show === 'differences',
            },
            { href: `${here}?show=all`, label: 'All', count: count.lines, current: show === 'all' },
            {
              href: `${here}?show=uncounted`,
              label: 'Not counted',
              count: count.lines - count.counted,
              current: show === 'uncounted',
            },
          ]}
        />
      </div>
      <div className="-mx-6 max-md:-mx-4">
        <List
          first={filter.after ? address() : null}
          next={next && address(next)}
          label="Lines of the count"
          rows={rows}
          rowKey={({ sku }) => sku}
          tall
          columns={countColumns({ countId: count.id, currency, recounts })}
          empty={
            show === 'differences' ? (
              <EmptyState title="The books are right">No line that was counted differs.</EmptyState>
            ) : (
              <EmptyState title="None">No line is like that.</EmptyState>
            )
          }
        />
      </div>
    </>
  );
}
