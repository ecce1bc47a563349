import { cn } from '@/components/cn';

/** What an action would do, in words; nothing said means "Nothing". */
export type PreviewLines = { money: string[]; stock: string[]; customer: string[] };

type StubProps = {
  /** Null while it is being worked out. */
  lines: PreviewLines | null;
  /** Three boxes beside each other, for a wide dialog. */
  across?: boolean;
  title?: string;
  note?: string;
  className?: string;
  children?: React.ReactNode;
};

/** The perforated preview: Money, Stock, Customer, in that order, before anything moves. */
export function Stub({ lines, across, title, note, className, children }: StubProps) {
  return (
    <section
      className={cn('stub', className)}
      aria-label="Preview"
      aria-busy={lines === null && note === undefined}
      aria-live="polite"
    >
      <i className="hole" data-side="left" aria-hidden="true" />
      <i className="hole" data-side="right" aria-hidden="true" />
      <header className="flex h-[33px] items-center gap-2 px-3.5 font-title">
        {title ?? 'Preview'}
        <span className="font-normal text-muted-foreground">{note ?? 'nothing has moved yet'}</span>
      </header>
      <div className={cn('grid gap-2 px-3.5 pt-2.5 pb-3', across && 'sm:grid-cols-3 sm:gap-[18px]')}>
        <StubPart title="Money" lines={lines?.money} />
        <StubPart title="Stock" lines={lines?.stock} />
        <StubPart title="Customer" lines={lines?.customer} />
      </div>
      {children ? <div className="px-3.5 pb-3">{children}</div> : null}
    </section>
  );
}

function StubPart({ title, lines }: { title: string; lines: string[] | undefined }) {
  return (
    <div className="min-w-0">
      <span className="lab">{title}</span>
      {lines === undefined && (
        <span aria-hidden="true" className="mt-1.5 mb-1 block h-[9px] w-3/4 rounded-xs bg-secondary" />
      )}
      {lines?.length === 0 && <span className="text-muted-foreground">Nothing</span>}
      {lines?.map((line, i) => (
        <p key={line} className={i === 0 ? 'font-semibold' : 'text-muted-foreground'}>
          {line}
        </p>
      ))}
    </div>
  );
}
