import { cn } from './cn';
import type { MarkName, Tone } from './status-words';

const toneText: Record<Tone, string> = {
  idle: 'text-idle',
  move: 'text-move',
  good: 'text-good',
  wait: 'text-wait',
  stop: 'text-stop',
  back: 'text-back',
};

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />;
const disc = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z';
const square = 'M3.5 1.500h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z';
const inside = {
  fill: 'none',
  stroke: 'var(--ground, var(--card))',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const tick = 'M4.700 8.300 7 10.600l4.400-4.900';

/** One shape for each meaning, so that a state reads without its color. */
const shapes: Record<MarkName, React.ReactNode> = {
  none: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeDasharray="2.4 2.312"
    />
  ),
  ring,
  quarter: (
    <>
      {ring}
      <path d="M8 8V4.400A3.600 3.600 0 0 1 11.600 8z" />
    </>
  ),
  half: (
    <>
      {ring}
      <path d="M8 8V4.400A3.600 3.600 0 0 1 8 11.600z" />
    </>
  ),
  most: (
    <>
      {ring}
      <path d="M8 8V4.400A3.600 3.600 0 1 1 4.400 8z" />
    </>
  ),
  dot: (
    <>
      {ring}
      <circle cx="8" cy="8" r="2.6" />
    </>
  ),
  moving: (
    <>
      <path d={disc} />
      <path d="M6.400 4.800 9.800 8l-3.400 3.200" {...inside} />
    </>
  ),
  done: (
    <>
      <path d={disc} />
      <path d={tick} {...inside} />
    </>
  ),
  stop: (
    <>
      <path d="M8 .4 15.600 8 8 15.600.4 8z" />
      <path d="M8 4.600v3.900M8 11v.2" {...inside} />
    </>
  ),
  look: (
    <>
      <path
        d="M8 1.600 14.400 8 8 14.400 1.600 8z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinejoin="round"
      />
      <path d="M8 5.400v3M8 10.600v.1" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  held: (
    <>
      <path d={square} />
      <path d="M6 5v6M10 5v6" {...inside} />
    </>
  ),
  box: (
    <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" fill="none" stroke="currentColor" strokeWidth="2" />
  ),
  arrived: (
    <>
      <path d={square} />
      <path d={tick} {...inside} />
    </>
  ),
  ended: (
    <>
      {ring}
      <path
        d="M5.700 5.700l4.600 4.600M10.300 5.700l-4.600 4.600"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </>
  ),
  back: (
    <>
      <path d={disc} />
      <path
        d="M7 4.600 4.600 7 7 9.400M4.900 7h4.300a2.200 2.200 0 0 1 0 4.400H8"
        {...inside}
        strokeWidth={1.8}
      />
    </>
  ),
  partBack: (
    <>
      {ring}
      <path
        d="M9.300 5.400 6.700 8l2.600 2.600"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
};

type MarkProps = { name: MarkName; tone?: Tone; className?: string };

/** A status shape. It says nothing aloud: its word stands beside it. */
export function Mark({ name, tone, className }: MarkProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="currentColor"
      className={cn('inline-block size-3.5 shrink-0', tone && toneText[tone], className)}
    >
      {shapes[name]}
    </svg>
  );
}
