import { cva } from 'class-variance-authority';
import { cn } from '@/components/cn';
import { Mark } from '@/components/mark';
import type { MarkName } from '@/components/status-words';

export type BannerTone = 'stop' | 'wait' | 'good' | 'move' | 'back';

const look = cva('relative rounded-md border py-2.5 pr-3 pl-9 portal:text-base', {
  variants: {
    tone: {
      stop: 'border-stop-line bg-stop-soft [--ground:var(--stop-soft)]',
      wait: 'border-wait-line bg-wait-soft [--ground:var(--wait-soft)]',
      good: 'border-good-line bg-good-soft [--ground:var(--good-soft)]',
      move: 'border-move-line bg-move-soft [--ground:var(--move-soft)]',
      back: 'border-back-line bg-back-soft [--ground:var(--back-soft)]',
    } satisfies Record<BannerTone, string>,
  },
});

const marks: Record<BannerTone, MarkName> = {
  stop: 'stop',
  wait: 'look',
  good: 'done',
  move: 'dot',
  back: 'back',
};

type BannerProps = {
  tone: BannerTone;
  title: React.ReactNode;
  /** At the right of the title: "Due today 18:00 · yours". */
  aside?: React.ReactNode;
  /** The buttons that fix it; the first one primary. */
  actions?: React.ReactNode;
  /** Says it aloud when it appears after an action. */
  alert?: boolean;
  className?: string;
  children?: React.ReactNode;
};

/** A work item: what is wrong in plain words, its fix attached. */
export function Banner({ tone, title, aside, actions, alert, className, children }: BannerProps) {
  return (
    <section className={cn(look({ tone }), className)} role={alert ? 'alert' : undefined}>
      <Mark name={marks[tone]} tone={tone} className="absolute top-3 left-3 size-4" />
      <div className="flex flex-wrap items-baseline gap-x-4">
        <b>{title}</b>
        {aside ? <span className="sm ml-auto text-muted-foreground max-md:ml-0">{aside}</span> : null}
      </div>
      {children ? <div className="mt-0.5 max-w-[74ch]">{children}</div> : null}
      {actions ? <div className="mt-2.5 flex flex-wrap gap-2 max-md:[&>*]:w-full">{actions}</div> : null}
    </section>
  );
}
