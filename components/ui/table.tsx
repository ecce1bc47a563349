import { cn } from '@/components/cn';

type TableProps = React.ComponentProps<'table'> & {
  /** 44 px rows, for two lines in a cell. */
  tall?: boolean;
  /** flush: on the text edge of its section · bleed: to the edges of the sheet · card: inside a Card. */
  edge?: 'flush' | 'bleed' | 'card';
};

/** For tables of a section. Lists that open things use DataTable. */
export function Table({ tall, edge, className, ...props }: TableProps) {
  return (
    <table
      className={cn('tb', className)}
      data-tall={tall || undefined}
      data-flush={edge === 'flush' || undefined}
      data-bleed={edge === 'bleed' || undefined}
      data-inset={edge === 'card' || undefined}
      {...props}
    />
  );
}

type CellProps = { end?: boolean };

/** `end` right-aligns: every number, every amount. */
export function Th({ end, scope = 'col', ...props }: React.ComponentProps<'th'> & CellProps) {
  return <th scope={scope} data-end={end || undefined} {...props} />;
}

type TdProps = React.ComponentProps<'td'> & CellProps & { wrap?: boolean; clip?: boolean };

/** `wrap` lets text break; `clip` ends it with an ellipsis. */
export function Td({ end, wrap, clip, ...props }: TdProps) {
  return (
    <td data-end={end || undefined} data-wrap={wrap || undefined} data-clip={clip || undefined} {...props} />
  );
}

/** The last row: what is left, what it sums to. */
export function SumRow(props: React.ComponentProps<'tr'>) {
  return <tr data-sum {...props} />;
}
