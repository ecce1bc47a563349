import { Pager } from '@/components/ui/pager';
import { Segments } from '@/components/ui/tabs';
import type { CountLineFilter } from '@/lib/inventory/count-inputs';
import { type CountRow, listCountLines } from '@/lib/inventory/count-queries';
import type { StaffActor } from '@/lib/staff/permissions';
import { EnterField } from './enter-field';
import { ScanField } from './scan-field';

type CountSheetProps = { actor: StaffActor; count: CountRow; filter: CountLineFilter; counts: boolean };

/** The shelves in the order of a walk, without what the books say. */
export async function CountSheet({ actor, count, filter, counts }: CountSheetProps) {
  const show = filter.show === 'uncounted' ? 'uncounted' : 'all';
  const { rows, next } = await listCountLines(actor, count.id, { ...filter, show });
  const here = `/office/inventory/counts/${count.id}`;
  const address = (after?: string | null) =>
    `${here}?${new URLSearchParams({ show, ...(after ? { after } : {}) })}`;
  return (
    <>
      {counts ? <ScanField countId={count.id} /> : null}
      <div className="flex items-center gap-3 pt-4 pb-2">
        <Segments
          label="Which lines"
          tabs={[
            { href: `${here}?show=all`, label: 'All', current: show === 'all' },
            {
              href: `${here}?show=uncounted`,
              label: 'Not counted yet',
              count: count.lines - count.counted,
              current: show === 'uncounted',
            },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <p className="py-2">
          <b>All are counted</b>
        </p>
      ) : (
        <ul className="max-w-3xl divide-y border-y">
          {rows.map((line) => (
            <li key={line.sku} className="flex items-center gap-3 py-2">
              <span className="code w-20 text-muted-foreground max-md:w-14">{line.bin ?? 'no bin'}</span>
              <span className="min-w-0 flex-1">
                <span className="block truncate">{line.name}</span>
                <span className="code text-muted-foreground">{line.sku}</span>
              </span>
              {counts ? (
                <EnterField
                  key={`${line.sku}${line.counted}`}
                  countId={count.id}
                  sku={line.sku}
                  name={line.name}
                  counted={line.counted}
                />
              ) : (
                <b>{line.counted ?? ''}</b>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="-mx-6 max-md:-mx-4">
        <Pager newer={filter.after ? address() : null} older={next ? address(next) : null}>
          {rows.length} shown
        </Pager>
      </div>
    </>
  );
}
