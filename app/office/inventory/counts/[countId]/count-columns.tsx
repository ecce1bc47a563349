import Link from 'next/link';
import type { Column } from '@/components/data-table';
import { Money } from '@/components/money';
import { Say } from '@/components/status';
import type { CountLineRow } from '@/lib/inventory/count-queries';
import { EnterField } from './enter-field';

const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');

type Shown = {
  countId: number;
  currency: string | null;
  /** Whether a line may be counted again here. */
  recounts: boolean;
};

/** What was found beside what the books said. */
export const countColumns = ({ countId, currency, recounts }: Shown): Column<CountLineRow>[] => [
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
  {
    key: 'expected',
    head: 'By the books',
    cell: ({ expected }) =>
      expected === null ? (
        ''
      ) : (
        <>
          <span className="text-muted-foreground md:hidden">by the books </span>
          {expected}
        </>
      ),
    end: true,
    small: 'marks',
  },
  {
    key: 'counted',
    head: 'Counted',
    cell: (line) =>
      recounts && !line.posted ? (
        <EnterField
          key={`${line.sku}${line.counted}`}
          countId={countId}
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
      counted === null || expected === null || priceAmount === null || !currency || counted === expected ? (
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
];

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
