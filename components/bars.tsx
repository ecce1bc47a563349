import Link from 'next/link';
import { cn } from './cn';

export type Bar = {
  label: React.ReactNode;
  value: number;
  /** The part to look at: amber. */
  look?: boolean;
  /** Every number links to its list. */
  href?: string;
};

type BarsProps = {
  bars: Bar[];
  /** Adds each bar's share of all. */
  shares?: boolean;
  slim?: boolean;
  className?: string;
};

/** Counts as bars from zero, their numbers beside them. */
export function Bars({ bars, shares, slim, className }: BarsProps) {
  const all = bars.reduce((sum, bar) => sum + bar.value, 0);
  const longest = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul
      className={cn(
        'grid items-center gap-x-2.5 pt-3',
        slim ? 'gap-y-0.5 text-xs leading-4' : 'gap-y-[7px]',
        shares ? 'grid-cols-[auto_1fr_auto_auto]' : 'grid-cols-[auto_1fr_auto]',
        className,
      )}
    >
      {bars.map((bar, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed scale
        <li key={i} className="contents">
          <span>{bar.label}</span>
          <span className={slim ? 'h-2' : 'h-3.5'}>
            <i
              className={cn('block h-full', bar.look ? 'bg-chart-2' : 'bg-chart-1')}
              style={{ width: `${(bar.value / longest) * 100}%` }}
            />
          </span>
          {shares && (
            <span className="text-right">{all ? `${Math.round((bar.value / all) * 100)}%` : '0%'}</span>
          )}
          <span className={cn('text-right', shares && 'text-muted-foreground')}>
            {bar.href ? (
              <Link href={bar.href} className="link">
                {bar.value.toLocaleString('en')}
              </Link>
            ) : (
              bar.value.toLocaleString('en')
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One bar cut into shares: promoters, passive, detractors. The last one is the part to look at. */
export function SplitBar({
  parts,
  label,
  className,
}: {
  parts: number[];
  label: string;
  className?: string;
}) {
  const colors = ['bg-chart-1', 'bg-chart-base', 'bg-chart-2'];
  return (
    <div role="img" aria-label={label} className={cn('flex h-2 gap-0.5', className)}>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed order
        <i key={i} className={colors[i % colors.length]} style={{ flex: `${part} 0 0` }} />
      ))}
    </div>
  );
}
