import { cn } from './cn';

type SectionProps = {
  title: React.ReactNode;
  note?: React.ReactNode;
  /** At the right: one link, or small controls. */
  action?: React.ReactNode;
  /** In a side column and as the first of a page: without the space above. */
  tight?: boolean;
  id?: string;
  className?: string;
  children: React.ReactNode;
};

/** A heading with its rule, then what it heads. */
export function Section({ title, note, action, tight, id, className, children }: SectionProps) {
  return (
    <section id={id} className={cn(!tight && 'mt-[26px] portal:mt-8', className)}>
      <header className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 border-rule border-b pb-1.5 portal:pb-2">
        <h2>{title}</h2>
        {note ? <span className="sm text-muted-foreground">{note}</span> : null}
        {action ? <span className="sm ml-auto">{action}</span> : null}
      </header>
      {children}
    </section>
  );
}
