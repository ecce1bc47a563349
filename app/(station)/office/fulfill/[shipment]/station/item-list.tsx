'use client';

import { cn } from '@/components/cn';
import { Mark } from '@/components/mark';
import { ProductPicture } from '@/components/product-picture';
import { Button } from '@/components/ui/button';
import { countOf, leftOf, type Verified } from '@/lib/fulfillment/verify-rules';
import { CountDialog, type Counted } from './count-dialog';
import type { JobLine } from './job';

type ItemListProps = {
  lines: JobLine[];
  verified: Verified;
  wanted: JobLine | null;
  onCount: (counted: Counted) => void;
  onAgain: (lineNo: number) => void;
};

/** What belongs into the box; the line to go on with is tinted and larger. */
export function ItemList({ lines, verified, wanted, onCount, onAgain }: ItemListProps) {
  return (
    <ul aria-label="Items">
      {lines
        .filter(({ left }) => left > 0)
        .map((line) => (
          <Item
            key={line.lineNo}
            line={line}
            verified={verified}
            now={line.lineNo === wanted?.lineNo}
            onCount={onCount}
            onAgain={onAgain}
          />
        ))}
    </ul>
  );
}

type ItemProps = Omit<ItemListProps, 'lines' | 'wanted'> & { line: JobLine; now: boolean };

function Item({ line, verified, now, onCount, onAgain }: ItemProps) {
  const count = countOf(verified, line.lineNo);
  const left = leftOf(line, verified);
  const marked = verified.checks.some((check) => check.how === 'unscannable' && check.lineNo === line.lineNo);
  return (
    <li
      aria-current={now || undefined}
      className={cn(
        '-mx-3.5 grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-4.5 gap-y-2 border-b px-3.5 py-3 max-md:grid-cols-[auto_minmax(0,1fr)_auto] max-md:gap-x-3',
        now && 'bg-accent shadow-[inset_4px_0_var(--primary)] [--ground:var(--accent)]',
        left === 0 && 'text-muted-foreground',
      )}
    >
      <ProductPicture src={line.picture} size={now ? 'xl' : 'l'} className={now ? 'max-md:size-16' : ''} />
      <div className="min-w-0">
        <b className="block font-[580] text-xl max-md:text-lg">{line.name}</b>
        <span className="flex flex-wrap gap-x-4 text-sm">
          <span className="code text-muted-foreground">{line.sku ?? 'no code'}</span>
          {line.bin ? <span>bin {line.bin}</span> : null}
          {marked ? <span>some without a scan</span> : null}
        </span>
      </div>
      <span className="flex flex-wrap items-center justify-end gap-2 max-md:order-last max-md:col-span-3">
        {count > 0 ? (
          <Button
            variant="ghost"
            onClick={() => onAgain(line.lineNo)}
            aria-label={`Count ${line.name} again`}
          >
            Count again
          </Button>
        ) : null}
        {left > 0 ? (
          <>
            <CountDialog line={line} left={left} disabled={verified.block !== null} onCount={onCount} />
            <Button
              disabled={verified.block !== null}
              aria-label={`One more of ${line.name}`}
              onClick={() => onCount({ lineNo: line.lineNo, quantity: 1 })}
            >
              +1
            </Button>
          </>
        ) : null}
      </span>
      <span className="flex min-w-28 items-center justify-end gap-4 whitespace-nowrap text-lg max-md:min-w-0 max-md:gap-2.5">
        <span className="text-muted-foreground">
          <b className={cn('text-2xl', left === 0 ? 'text-good' : 'text-foreground')}>{count}</b> of{' '}
          {line.left}
        </span>
        <Mark
          name={left === 0 ? 'done' : count > 0 ? 'half' : 'ring'}
          tone={left === 0 ? 'good' : count > 0 ? 'move' : 'idle'}
          className="size-8 max-md:size-6"
        />
        <span className="sr-only">{left === 0 ? 'complete' : `${left} more to scan`}</span>
      </span>
    </li>
  );
}
