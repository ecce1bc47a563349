import { cn } from './cn';

export type Fact = { label: string; value: React.ReactNode; code?: boolean; wide?: boolean };

type FactBoxesProps = {
  facts: Fact[];
  /** No frame at the sides: in a side column, as figures over a page. */
  open?: boolean;
  className?: string;
};

/** The labelled boxes of a printed waybill: placed, channel, reference, promised, total. */
export function FactBoxes({ facts, open, className }: FactBoxesProps) {
  const columns = facts.map((fact) => (fact.wide ? '1.4fr' : '1fr')).join(' ');
  return (
    <dl
      className={cn(
        'boxes',
        open && facts.length <= 4 ? 'grid-cols-(--columns)' : 'grid-cols-2 md:grid-cols-(--columns)',
        className,
      )}
      data-open={open || undefined}
      style={{ '--columns': columns } as React.CSSProperties}
    >
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className="lab">{fact.label}</dt>
          <dd className={cn('font-[560]', fact.code && 'code font-[500]')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Label at the left, value at the right, in a side column. */
export function FactList({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={className}>
      {facts.map((fact) => (
        <div key={fact.label} className="flex justify-between gap-3 pt-[7px]">
          <dt>{fact.label}</dt>
          <dd className={cn('text-right', fact.code && 'code')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
