import { formatMoney } from '@/lib/money';
import { cn } from './cn';

type MoneyProps = { amount: number; currency: string; className?: string };

/** An amount with its currency; tabular and unbroken. Align its column with `end`. */
export function Money({ amount, currency, className }: MoneyProps) {
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)}>{formatMoney(amount, currency)}</span>
  );
}

type SumRow = {
  label: React.ReactNode;
  value: React.ReactNode;
  /** total: ruled and bold · quiet: gray, a share of another row. */
  look?: 'total' | 'quiet';
  indent?: boolean;
};

/** Amounts under each other with their total: an order's money, a refund's parts. */
export function Sums({ rows, className }: { rows: SumRow[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-[1fr_auto] gap-y-1 tabular-nums', className)}>
      {rows.map((row, i) => {
        const look = cn(
          row.look === 'total' && 'mt-0.5 border-rule border-t pt-1.5 font-title',
          row.look === 'quiet' && 'text-muted-foreground',
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
          <div key={i} className="contents">
            <dt className={cn('pr-4', row.indent && 'pl-3', look)}>{row.label}</dt>
            <dd className={cn('text-right', look)}>{row.value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
