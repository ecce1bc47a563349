import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { FilterBar } from '@/components/filter-chips';
import { List } from '@/components/list';
import { Day } from '@/components/moment';
import { DetailHeader } from '@/components/page-header';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Segments } from '@/components/ui/tabs';
import { ImportFilter, type ImportTab, importTabs } from '@/lib/inventory/import-inputs';
import {
  countImportLines,
  getImport,
  type ImportLineRow,
  listImportLines,
} from '@/lib/inventory/import-queries';
import { ApplyButton } from './apply-button';

export const metadata: Metadata = { title: 'Import stock' };

const words: Record<ImportTab, string> = {
  changes: 'Changes',
  problems: 'Problems',
  same: 'The same',
  all: 'All',
};
const emptyWords: Record<ImportTab, string> = {
  changes: 'No line says anything else than the shelves.',
  problems: 'Every line can be applied.',
  same: 'Every good line differs from its shelf.',
  all: 'The lines of old files are forgotten after some weeks.',
};

export default async function ImportFilePage({
  params,
  searchParams,
}: PageProps<'/office/inventory/import/[digest]'>) {
  const actor = await requireStaff('stock.import');
  const { digest } = await params;
  const file = await getImport(actor, digest);
  if (!file) notFound();
  const filter = ImportFilter.parse(await searchParams);
  const [counts, { rows, next }] = await Promise.all([
    countImportLines(actor, digest),
    listImportLines(actor, digest, filter),
  ]);
  const now = new Date();
  const address = (show: ImportTab, after?: string | null) =>
    `/office/inventory/import/${digest}?${new URLSearchParams({ show, ...(after ? { after } : {}) })}`;
  const done = file.finishedAt !== null;

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory/import">
            Import
          </Link>
        }
        title={file.name}
        status={
          file.finishedAt ? (
            <Say mark="done" tone="good">
              Applied <Day at={file.finishedAt} now={now} />. The same file again changes nothing.
            </Say>
          ) : (
            <span className="text-muted-foreground">
              {file.rows.toLocaleString('en')} lines, nothing has moved yet
            </span>
          )
        }
        actions={
          <>
            {counts.problems > 0 ? (
              <a className="link" href={`/office/inventory/import/${digest}/refused`} download>
                Download {counts.problems.toLocaleString('en')} refused lines
              </a>
            ) : null}
            {done ? null : (
              <ApplyButton digest={digest} rows={file.rows} done={file.done} changes={counts.changes} />
            )}
          </>
        }
      />
      <FilterBar className="border-b">
        <Segments
          label="Which lines"
          tabs={importTabs.map((tab) => ({
            href: address(tab),
            label: words[tab],
            count: counts[tab].toLocaleString('en'),
            current: tab === filter.show,
          }))}
        />
      </FilterBar>
      <List
        first={filter.after ? address(filter.show) : null}
        next={next && address(filter.show, next)}
        label="Lines of the file"
        rows={rows}
        rowKey={({ line }) => line}
        columns={[
          { key: 'line', head: 'Line', cell: ({ line }: ImportLineRow) => line, end: true, small: 'date' },
          {
            key: 'sku',
            head: 'SKU',
            cell: (row) => (
              <>
                <span className="code font-semibold">{row.sku || 'none'}</span>{' '}
                <span className="text-muted-foreground">{row.name}</span>
              </>
            ),
            small: 'id',
            clip: true,
          },
          { key: 'location', head: 'Location', cell: (row) => row.location || 'none', small: 'marks' },
          {
            key: 'hand',
            head: 'On hand',
            cell: (row) => <Change before={row.onHandNow} after={row.onHand} problem={row.problem} />,
            end: true,
            small: 'amount',
          },
          {
            key: 'safety',
            head: 'Safety',
            cell: (row) => <Change before={row.safetyNow} after={row.safety} problem={row.problem} quiet />,
            end: true,
          },
          {
            key: 'low',
            head: 'Low at',
            cell: (row) => <Change before={row.lowAtNow} after={row.lowAt} problem={row.problem} quiet />,
            end: true,
          },
          {
            key: 'bin',
            head: 'Bin',
            cell: (row) => <Change before={row.binNow} after={row.bin} problem={row.problem} quiet />,
          },
          { key: 'what', head: 'What follows', cell: (row) => <Follows row={row} />, small: 'note' },
        ]}
        empty={<EmptyState title={`${words[filter.show]}: none`}>{emptyWords[filter.show]}</EmptyState>}
      />
    </>
  );
}

type Value = number | string | null;
type ChangeProps = { before: Value; after: Value; problem: string | null; quiet?: boolean };

/** "9 → 12". An empty cell leaves what is there, and what stays is gray or, in a side column, not said. */
function Change({ before, after, problem, quiet }: ChangeProps) {
  if (problem) return <span className="text-muted-foreground">{after}</span>;
  if (after === null || after === before)
    return quiet ? null : <span className="text-muted-foreground">{before}</span>;
  return (
    <>
      <span className="text-muted-foreground">{before ?? 'none'} →</span> <b>{after}</b>
    </>
  );
}

function Follows({ row }: { row: ImportLineRow }) {
  if (row.problem)
    return (
      <Say mark="stop" tone="stop">
        Left out: {row.problem}
      </Say>
    );
  if (row.outcome === 'changed')
    return (
      <Say mark="done" tone="good">
        changed
      </Say>
    );
  if (row.outcome === null && row.onHand !== null && row.onHand < row.reserved)
    return (
      <Say mark="look" tone="wait" strong>
        {row.reserved - row.onHand} reserved wait again
      </Say>
    );
  return null;
}
