import { cn } from './cn';
import { Mark } from './mark';
import type { MarkName, Tone } from './status-words';

const toneVariable: Record<Tone, string> = {
  idle: 'var(--idle)',
  move: 'var(--move)',
  good: 'var(--good)',
  wait: 'var(--wait)',
  stop: 'var(--stop)',
  back: 'var(--back)',
};

/** The line in a list: five ticks, the reached ones colored. Its word stands beside it. */
export function Ticks({ reached, tone }: { reached: number; tone: Tone }) {
  const style = { '--n': reached, '--c': toneVariable[tone] } as React.CSSProperties;
  return <span aria-hidden="true" className="ticks" style={style} />;
}

export type Stop = {
  word: string;
  /** Date, place or cause below the word. */
  detail?: React.ReactNode;
  /** done: passed · here: under way from here · broken: stuck · look, held: waits · ahead: not reached. */
  state: 'done' | 'here' | 'broken' | 'look' | 'held' | 'arrived' | 'ahead';
};

const looks: Record<Stop['state'], { mark: MarkName; tone: Tone; reach?: 'all' | 'half' | 'broken' }> = {
  done: { mark: 'done', tone: 'good', reach: 'all' },
  here: { mark: 'moving', tone: 'move', reach: 'half' },
  broken: { mark: 'stop', tone: 'stop', reach: 'broken' },
  look: { mark: 'look', tone: 'wait' },
  held: { mark: 'held', tone: 'wait' },
  arrived: { mark: 'arrived', tone: 'wait', reach: 'half' },
  ahead: { mark: 'ring', tone: 'idle' },
};

/** Dated stops of a shipment, a return or, in the portal, what the customer waits for. */
export function Line({ stops, label, className }: { stops: Stop[]; label: string; className?: string }) {
  return (
    <ol className={cn('line', className)} aria-label={label}>
      {stops.map((stop, i) => {
        const { mark, tone, reach } = looks[stop.state];
        const current = stop.state !== 'done' && stop.state !== 'ahead';
        const last = i === stops.length - 1;
        return (
          <li key={stop.word} data-reach={reach} aria-current={current ? 'step' : undefined}>
            <span className="stop">
              <Mark
                name={last && stop.state === 'here' ? 'done' : mark}
                tone={tone}
                className="size-(--mark)"
              />
            </span>
            <b className="block font-semibold">{stop.word}</b>
            {stop.detail ? <span className="block text-muted-foreground">{stop.detail}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

export const shipmentStops = ['Allocated', 'Picked', 'Packed', 'Handed over', 'Delivered'] as const;
export const customerStops = ['Ordered', 'Packed', 'Shipped', 'Out for delivery', 'Delivered'] as const;
