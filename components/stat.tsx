import Link from 'next/link';
import { cn } from './cn';

type StatProps = {
  label: string;
  /** 94.2%, €800.40, 18 of 27. */
  figure: React.ReactNode;
  /** Right of the figure, gray: how many answers. */
  beside?: React.ReactNode;
  note?: React.ReactNode;
  /** Every number links to its list. */
  href?: string;
  children?: React.ReactNode;
};

/** One figure with what it counts. Put several into Stats. */
export function Stat({ label, figure, beside, note, href, children }: StatProps) {
  const number = (
    <b className="font-[560] text-[26px] leading-8 tracking-[-0.02em] max-md:text-2xl">{figure}</b>
  );
  return (
    <div>
      <span className="lab">{label}</span>
      <span className="flex flex-wrap items-baseline gap-x-2">
        {href ? (
          <Link href={href} className="hover:underline hover:decoration-1 hover:underline-offset-4">
            {number}
          </Link>
        ) : (
          number
        )}
        {beside ? <span className="sm text-muted-foreground">{beside}</span> : null}
      </span>
      {note ? <span className="sm block text-muted-foreground">{note}</span> : null}
      {children}
    </div>
  );
}

/** Figures beside each other with hairlines between; two columns on a phone. */
export function Stats({
  columns,
  className,
  children,
}: {
  columns: 2 | 3 | 4 | 5;
  className?: string;
  children: React.ReactNode;
}) {
  const wide = { 2: 'md:grid-cols-2', 3: 'md:grid-cols-3', 4: 'md:grid-cols-4', 5: 'md:grid-cols-5' }[
    columns
  ];
  return (
    <div data-open className={cn('boxes grid-cols-2', wide, className)}>
      {children}
    </div>
  );
}
