import { cn } from './cn';

type MeterProps = {
  value: number;
  of: number;
  /** Said aloud: "34 of 60 done". */
  label: string;
  tone?: 'move' | 'wait';
  className?: string;
};

/** How much of something is done; its numbers stand beside it. */
export function Meter({ value, of, label, tone, className }: MeterProps) {
  const share = of > 0 ? Math.min(100, (value / of) * 100) : 0;
  return (
    <div
      role="img"
      aria-label={label}
      className={cn('h-1.5 overflow-hidden rounded-[1px] bg-chart-base', className)}
    >
      <i
        className={cn('block h-full', tone === 'wait' ? 'bg-chart-2' : 'bg-chart-1')}
        style={{ width: `${share}%` }}
      />
    </div>
  );
}
