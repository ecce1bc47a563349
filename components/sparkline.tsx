import { cn } from './cn';

const BAR = 3;
const GAP = 1;
const HEIGHT = 18;

/** Counts of equal stretches of time as small bars from zero, the last one being now; the label says the same in words. */
export function Sparkline({
  values,
  label,
  className,
}: {
  values: readonly number[];
  label: string;
  className?: string;
}) {
  const most = Math.max(1, ...values);
  const width = values.length * (BAR + GAP) - GAP;
  const bars = values
    .map((value, i) => ({
      x: i * (BAR + GAP),
      height: value === 0 ? 0 : Math.max(2, Math.round((value / most) * (HEIGHT - 1))),
    }))
    .filter(({ height }) => height > 0)
    .map(({ x, height }) => `M${x} ${HEIGHT}v${-height}h${BAR}v${height}z`)
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      className={cn('inline-block align-middle', className)}
    >
      <title>{label}</title>
      <path d={`M0 ${HEIGHT - 0.5}H${width}`} className="stroke-border" />
      <path d={bars} className="fill-chart-1" />
    </svg>
  );
}
