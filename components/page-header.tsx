import { cn } from './cn';

type PageHeaderProps = {
  title: React.ReactNode;
  /** Before the title: the way back, as Crumbs. */
  way?: React.ReactNode;
  /** Beside the title, gray: a capped count, a moment. */
  note?: React.ReactNode;
  /** Between title and actions: segments, chips. */
  beside?: React.ReactNode;
  /** At the right; at most one of them primary. */
  actions?: React.ReactNode;
  className?: string;
};

/** The top of a sheet. The h1 of every office page is here or in DetailHeader. */
export function PageHeader({ title, way, note, beside, actions, className }: PageHeaderProps) {
  return (
    <header
      className={cn(
        'flex min-h-14 flex-wrap items-center gap-x-2.5 gap-y-2 px-6 pt-3.5 pb-2.5 max-md:px-4 max-md:pt-3 max-md:pb-2',
        className,
      )}
    >
      {way}
      <h1>{title}</h1>
      {note ? <span className="text-muted-foreground max-md:hidden">{note}</span> : null}
      {beside}
      {actions ? (
        <div className="ml-auto flex flex-wrap items-center gap-2.5 max-md:gap-2">{actions}</div>
      ) : null}
    </header>
  );
}

type DetailHeaderProps = {
  /** What people say aloud: an order's number. */
  title: React.ReactNode;
  /** Right after the title: a CopyButton. */
  copy?: React.ReactNode;
  /** Left above the title: previous, next, "11 of 1,240 in Week 47", a link back. */
  way?: React.ReactNode;
  /** Statuses, a gray sentence. */
  status?: React.ReactNode;
  actions?: React.ReactNode;
};

/** The top of one thing's page: way and actions, then the title with its statuses. */
export function DetailHeader({ title, copy, way, status, actions }: DetailHeaderProps) {
  return (
    <header className="px-6 pt-3.5 max-md:px-4 max-md:pt-3">
      <div className="flex min-h-(--control) flex-wrap items-center gap-x-2 gap-y-2">
        <div className="sm flex items-center gap-1 text-muted-foreground">{way}</div>
        {actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-[18px] gap-y-1 pt-1 pb-3">
        <span className="flex items-center gap-1">
          <h1 className="text-[26px] leading-8">{title}</h1>
          {copy}
        </span>
        {status}
      </div>
    </header>
  );
}

/** The padding of a sheet below its header. */
export function PageBody({ className, ...props }: React.ComponentProps<'div'>) {
  return <div className={cn('px-6 max-md:px-4', className)} {...props} />;
}

/** Main column and a narrow one at the right; below each other on a phone. */
export function Columns({
  className,
  aside,
  children,
}: {
  className?: string;
  aside: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <div
      className={cn(
        'mt-4 grid grid-cols-[minmax(0,1fr)_264px] gap-8 max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-5',
        className,
      )}
    >
      <div className="min-w-0">{children}</div>
      <aside className="grid min-w-0 content-start gap-5">{aside}</aside>
    </div>
  );
}
