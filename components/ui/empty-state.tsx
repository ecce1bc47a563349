import { cn } from '@/components/cn';
import { Mark } from '@/components/mark';

type StateProps = {
  title: string;
  /** What will be here, what fills it. */
  children?: React.ReactNode;
  /** One button. */
  action?: React.ReactNode;
  className?: string;
};

export function EmptyState({ title, children, action, className }: StateProps) {
  return (
    <div className={cn('py-3.5', className)}>
      <b>{title}</b>
      {children ? <p className="max-w-[52ch] pt-[3px] text-muted-foreground">{children}</p> : null}
      {action ? <div className="flex flex-wrap gap-2 pt-3">{action}</div> : null}
    </div>
  );
}

/** What failed, what was kept, and a retry of only that. */
export function ErrorState({ title, children, action, className }: StateProps) {
  return (
    <div role="alert" className={cn('flex gap-2.5 py-3.5', className)}>
      <Mark name="stop" tone="stop" className="mt-0.5" />
      <EmptyState title={title} action={action} className="py-0">
        {children}
      </EmptyState>
    </div>
  );
}
