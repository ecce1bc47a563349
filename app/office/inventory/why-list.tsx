import Link from 'next/link';
import type { StockRow } from '@/lib/inventory/grid-queries';
import { whyAvailable } from '@/lib/inventory/why-rules';

/** From what lies there to what may be promised, line by line, and beside it what does not count. */
export function WhyList({ row, now }: { row: StockRow; now: Date }) {
  const { parts, beside } = whyAvailable(row, now);
  const signed = (units: number) => (units < 0 ? `−${-units}` : String(units));
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {parts.map(({ what, units, note }, i) => (
          <div key={what} className="contents">
            <dd className="text-right tabular-nums">{i === 0 ? units : signed(units)}</dd>
            <dt>
              {what.startsWith('reserved') ? (
                <Link
                  className="link"
                  href={`/office/inventory/${encodeURIComponent(row.sku)}?location=${encodeURIComponent(row.location)}#reserved`}
                >
                  {what}
                </Link>
              ) : (
                what
              )}
              {note ? <span className="sm block text-muted-foreground">{note}</span> : null}
            </dt>
          </div>
        ))}
        <div className="contents font-semibold">
          <dd className="border-rule border-t pt-1 text-right tabular-nums">{signed(row.available)}</dd>
          <dt className="border-rule border-t pt-1">available</dt>
        </div>
      </dl>
      {beside.length > 0 ? (
        <ul className="sm pt-2 text-muted-foreground">
          {beside.map(({ what, units, note }) => (
            <li key={what}>
              {units} {what}
              {note ? `, ${note}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
