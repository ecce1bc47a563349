import { cn } from './cn';

/** A customer's score: low ones square and red, so that they read without color. */
export function Score({ score, className }: { score: number; className?: string }) {
  const look =
    score <= 2
      ? 'rounded-[3px] border-stop text-stop'
      : score === 3
        ? 'rounded-full border-wait text-wait'
        : 'rounded-full border-good-line text-good';
  return (
    <span
      className={cn(
        'inline-flex size-7 shrink-0 items-center justify-center border-[1.5px] font-title text-sm',
        look,
        className,
      )}
    >
      <span className="sr-only">Score </span>
      {score}
    </span>
  );
}
