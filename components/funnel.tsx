import Link from 'next/link';
import { cn } from './cn';
import { Mark } from './mark';
import type { MarkName, Tone } from './status-words';

export type FunnelStop = {
  label: string;
  count: number | string;
  mark: MarkName;
  tone: Tone;
  href: string;
  /** Gray: "oldest 2 h 10". */
  note?: string;
  /** What needs a person here: "2 cannot be filled". */
  problem?: { text: string; tone: 'wait' | 'stop' } | null;
};

/** Everything between placing and delivery as stops of one line, each with its count and its trouble. */
export function Funnel({ stops, label }: { stops: FunnelStop[]; label: string }) {
  return (
    <ol
      aria-label={label}
      className="mt-2 grid grid-cols-(--stops) max-lg:grid-cols-4 max-lg:gap-y-3 max-md:grid-cols-2"
      style={{ '--stops': `repeat(${stops.length}, minmax(0, 1fr))` } as React.CSSProperties}
    >
      {stops.map((stop, i) => (
        <li
          key={stop.label}
          className={cn(
            'relative',
            i < stops.length - 1 &&
              'before:absolute before:inset-x-0 before:top-[9px] before:h-0.5 before:bg-chart-base',
          )}
        >
          <Link
            href={stop.href}
            className="block pt-[26px] pr-2 pb-2 hover:[&_b]:underline hover:[&_b]:decoration-1 hover:[&_b]:underline-offset-4"
          >
            <span className="absolute top-0 left-0 bg-card py-0.5 pr-[5px] leading-none">
              <Mark name={stop.mark} tone={stop.tone} className="size-4" />
            </span>
            <span className="lab text-xs">{stop.label}</span>
            <b className="block font-[560] text-[26px] leading-8 tracking-[-0.02em]">
              {typeof stop.count === 'number' ? stop.count.toLocaleString('en') : stop.count}
            </b>
            {stop.note ? <span className="sm block text-muted-foreground">{stop.note}</span> : null}
            {stop.problem ? (
              <span
                className={cn(
                  'sm flex items-center gap-1.5 font-[560]',
                  stop.problem.tone === 'stop' ? 'text-stop' : 'text-wait',
                )}
              >
                <Mark name={stop.problem.tone === 'stop' ? 'stop' : 'look'} className="size-3" />
                {stop.problem.text}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ol>
  );
}
