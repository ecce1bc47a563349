import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { FactBoxes } from '@/components/fact-boxes';
import { Money } from '@/components/money';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Segments } from '@/components/ui/tabs';
import type { CountLineFilter } from '@/lib/inventory/count-inputs';
import { type CountLineRow, type CountRow, countValue, listCountLines } from '@/lib/inventory/count-queries';
import type { StaffActor } from '@/lib/staff/permissions';
import { EnterField } from './enter-field';

type CountReviewProps = { actor: StaffActor; count: CountRow; filter: CountLineFilter; counts: boolean };

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');

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
        <DataTable
          label="Lines of the count"
          rows={rows}
          rowKey={({ sku }) => sku}
          tall
          columns={[
            {
              key: 'sku',
              head: 'Item',
              cell: (line: CountLineRow) => (
                <Link href={`/office/inventory/${encodeURIComponent(line.sku)}`} className="block min-w-0">
                  <span className="block truncate font-semibold">{line.name}</span>
                  <span className="code text-muted-foreground">{line.sku}</span>
                </Link>
              ),
              small: 'id',
              clip: true,
              className: 'max-md:max-w-none',
            },
            {
              key: 'bin',
              head: 'Bin',
              cell: ({ bin }) => <span className="code">{bin}</span>,
              small: 'marks',
            },
            { key: 'expected', head: 'By the books', cell: ({ expected }) => expected ?? '', end: true },
            {
              key: 'counted',
              head: 'Counted',
              cell: (line) =>
                recounts && !line.posted ? (
                  <EnterField
                    key={`${line.sku}${line.counted}`}
                    countId={count.id}
                    sku={line.sku}
                    name={line.name}
                    counted={line.counted}
                  />
                ) : (
                  (line.counted ?? '')
                ),
              end: true,
              small: 'note',
            },
            {
              key: 'difference',
              head: 'Difference',
              cell: ({ counted, expected }) =>
                counted === null || expected === null ? '' : <b>{signed(counted - expected)}</b>,
              end: true,
              small: 'amount',
            },
            {
              key: 'value',
              head: 'Worth',
              cell: ({ counted, expected, priceAmount }) =>
                counted === null ||
                expected === null ||
                priceAmount === null ||
                !currency ||
                counted === expected ? (
                  ''
                ) : (
                  <Money amount={(counted - expected) * priceAmount} currency={currency} />
                ),
              end: true,
            },
            {
              key: 'note',
              head: 'What follows',
              cell: (line) => <Follows line={line} />,
              small: 'date',
            },
          ]}
          empty={
            show === 'differences' ? (
              <EmptyState title="The books are right">No line that was counted differs.</EmptyState>
            ) : (
              <EmptyState title="None">No line is like that.</EmptyState>
            )
          }
        />
      </div>
      {rows.length > 0 ? (
        <Pager
          newer={filter.after ? address() : null}
          newerWord="First page"
          older={next ? address(next) : null}
          olderWord="Next page"
        >
          {rows.length} shown
        </Pager>
      ) : null}
    </>
  );
}

function Follows({ line }: { line: CountLineRow }) {
  if (line.posted)
    return (
      <Say mark="done" tone="good">
        posted
      </Say>
    );
  if (line.backToWaiting)
    return (
      <Say mark="look" tone="wait" strong>
        {line.backToWaiting} reserved wait again
      </Say>
    );
  return <span className="text-muted-foreground">{line.note ?? ''}</span>;
}
