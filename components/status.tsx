import { cn } from './cn';
import { Ticks } from './line';
import { Mark } from './mark';
import {
  asksForAPerson,
  type MarkName,
  type StatusKind,
  type StatusOf,
  type StatusWords,
  statusWords,
  type Tone,
} from './status-words';

type StatusProps<Kind extends StatusKind> = {
  kind: Kind;
  status: StatusOf<Kind>;
  /** After a colon: a hold's reason, a delay's cause. */
  detail?: string | null;
  /** The customer's words; nothing is drawn where the customer is shown nothing. */
  customer?: boolean;
  /** In a column: words without a mark keep its place free, and are left out on a phone. */
  slot?: boolean;
  className?: string;
};

/** A status as mark and word; fulfillment as the five ticks and word. */
export function Status<Kind extends StatusKind>({
  kind,
  status,
  detail,
  customer,
  slot,
  className,
}: StatusProps<Kind>) {
  const words = wordsOf(kind, status);
  const word = customer ? words.customerWord : words.word;
  if (word === null) return null;
  const quiet = words.mark === null && words.ticks === undefined;
  return (
    <span
      data-quiet={(quiet && slot) || undefined}
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap align-top',
        asksForAPerson(words) && 'font-semibold',
        quiet && 'text-muted-foreground',
        quiet && slot && 'pl-5 max-md:hidden',
        className,
      )}
    >
      {words.ticks !== undefined && <Ticks reached={words.ticks} tone={words.tone} />}
      {words.mark && (
        <span className={cn('inline-flex', kind === 'fulfillment' && 'w-[43px]')}>
          <Mark name={words.mark} tone={words.tone} />
        </span>
      )}
      {detail ? `${word}: ${detail}` : word}
    </span>
  );
}

const wordsOf = <Kind extends StatusKind>(kind: Kind, status: StatusOf<Kind>) =>
  (statusWords[kind] as Record<StatusOf<Kind>, StatusWords>)[status];

type SayProps = {
  mark: MarkName;
  tone: Tone;
  strong?: boolean;
  className?: string;
  children: React.ReactNode;
};

/** A mark with any words beside it, for what is not a status: "on schedule", "5 at risk". */
export function Say({ mark, tone, strong, className, children }: SayProps) {
  return (
    <span className={cn('inline-flex items-center gap-1.5 align-top', strong && 'font-semibold', className)}>
      <Mark name={mark} tone={tone} />
      <span>{children}</span>
    </span>
  );
}
