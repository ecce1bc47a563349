import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { Moment } from '@/components/moment';
import { movementKindWords } from '@/components/plain-words';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { SubmitButton } from '@/components/ui/submit-button';
import { type MovementKind, movementKinds } from '@/db/statuses';
import type { MovementRow } from '@/lib/inventory/queries';
import type { Page } from '@/lib/page';

type MovementLogProps = {
  sku: string;
  movements: Page<MovementRow>;
  /** Where it lies. */
  places: { code: string; name: string }[];
  filter: { location?: string | undefined; kind?: MovementKind | undefined; cursor?: string | undefined };
  now: Date;
};

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '');

/** Everything that has moved a SKU, with who did it and why, the newest first. */
export function MovementLog({ sku, movements, places, filter, now }: MovementLogProps) {
  const here = `/office/inventory/${encodeURIComponent(sku)}`;
  const { location, kind } = filter;
  const address = (cursor?: string | null) =>
    `${here}?${new URLSearchParams({
      ...(location ? { location } : {}),
      ...(kind ? { kind } : {}),
      ...(cursor ? { cursor } : {}),
    })}`;
  return (
    <>
      <h2 className="mt-[26px] px-6 max-md:px-4">What has moved it</h2>
      <FilterBar className="border-b">
        <form action={here} className="flex flex-wrap items-center gap-1.5">
          {places.length > 1 || location ? (
            <FilterSelect
              what="Location"
              name="location"
              defaultValue={location ?? ''}
              choices={[
                { value: '', label: 'any' },
                ...places.map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          ) : null}
          <FilterSelect
            what="Kind"
            name="kind"
            defaultValue={kind ?? ''}
            choices={[
              { value: '', label: 'any' },
              ...movementKinds.map((one) => ({ value: one, label: movementKindWords[one] })),
            ]}
          />
          <noscript>
            <SubmitButton>Show</SubmitButton>
          </noscript>
        </form>
      </FilterBar>
      <DataTable
        label="Movements"
        rows={movements.rows}
        rowKey={(row) => `${row.eventId}-${row.location}-${row.kind}`}
        columns={[
          {
            key: 'when',
            head: 'When',
            cell: (row: MovementRow) => <Moment at={row.at} now={now} />,
            small: 'date',
          },
          { key: 'what', head: 'What', cell: wordsOf, small: 'id' },
          { key: 'where', head: 'Location', cell: (row) => row.locationName, small: 'marks' },
          { key: 'hand', head: 'On hand', cell: (row) => signed(row.onHand), end: true, small: 'amount' },
          { key: 'reserved', head: 'Reserved', cell: (row) => signed(row.reserved), end: true },
          { key: 'damaged', head: 'Damaged', cell: (row) => signed(row.damaged), end: true },
          { key: 'why', head: 'Because of', cell: (row) => <Cause row={row} />, small: 'name' },
          { key: 'who', head: 'By', cell: (row) => <span className="text-muted-foreground">{row.who}</span> },
        ]}
        empty={
          kind ? (
            <FilteredEmpty
              title={`Nothing of this kind has moved it${location ? ' there' : ''}`}
              clear={`${here}${location ? `?location=${encodeURIComponent(location)}` : ''}`}
            />
          ) : (
            <EmptyState title="Nothing has moved it yet">
              Receipts, orders, counts, transfers and returns stand here.
            </EmptyState>
          )
        }
      />
      {movements.rows.length > 0 ? (
        <Pager
          newer={filter.cursor ? address() : null}
          older={movements.next ? address(movements.next) : null}
        >
          {movements.rows.length} shown
        </Pager>
      ) : null}
    </>
  );
}

const wordsOf = ({ kind, onHand }: MovementRow) =>
  kind === 'transfer_out' && onHand > 0 ? 'Transfer taken back' : movementKindWords[kind];

/** The order, transfer or count it belongs to, else the reason somebody gave. */
function Cause({ row: { orderId, orderNumber, subject, reason } }: { row: MovementRow }) {
  if (orderId)
    return (
      <Link className="link" href={`/office/orders/${orderId}`}>
        order {orderNumber}
      </Link>
    );
  const [, transfer] = /^transfer:(\d+)$/.exec(subject ?? '') ?? [];
  const [, count] = /^Count (\d+)$/.exec(reason ?? '') ?? [];
  if (!transfer && !count) return reason ?? '';
  return (
    <Link
      className="link"
      href={transfer ? `/office/inventory/transfers/${transfer}` : `/office/inventory/counts/${count}`}
    >
      {reason?.toLowerCase().startsWith('transfer') || count ? reason : `transfer ${transfer}`}
    </Link>
  );
}
