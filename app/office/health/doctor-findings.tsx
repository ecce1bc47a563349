import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import type { BrokenInvariant } from '@/db/schema/reports';
import { plainName, rowWords } from './words';

/** Each broken promise with some of its rows; an order among them opens. */
export function DoctorFindings({ broken }: { broken: BrokenInvariant[] }) {
  return (
    <div className="grid gap-2.5 pt-3">
      {broken.map((finding) => (
        <Banner
          key={finding.name}
          tone="stop"
          title={finding.says}
          aside={`${finding.violations.toLocaleString('en')} ${finding.violations === 1 ? 'row breaks' : 'rows break'} it`}
        >
          <p className="text-muted-foreground">
            {plainName(finding.name)}
            {finding.examples.length < finding.violations ? ', some of the rows:' : ':'}
          </p>
          <ul className="break-words">
            {finding.examples.map((row) => (
              <li key={JSON.stringify(row)}>
                <ExampleRow row={row} />
              </li>
            ))}
          </ul>
        </Banner>
      ))}
    </div>
  );
}

function ExampleRow({ row }: { row: Record<string, unknown> }) {
  const orderId = row.order_id;
  if (typeof orderId !== 'number') return <span className="code">{rowWords(row)}</span>;
  return (
    <Link className="link code" href={`/office/orders/${orderId}`}>
      {rowWords(row)}
    </Link>
  );
}
