import Link from 'next/link';
import { cn } from '@/components/cn';

export type Tab = {
  href: string;
  label: string;
  /** Shown after the label: 12, or "10,000+". */
  count?: number | string;
  current?: boolean;
  /** A hairline before it: one's own saved views stand after those of the house. */
  divided?: boolean;
};

/** The saved questions over a list, each a link. */
export function Tabs({ tabs, label, className }: { tabs: Tab[]; label: string; className?: string }) {
  return (
    <nav
      aria-label={label}
      className={cn(
        'flex gap-0.5 overflow-x-auto border-rule border-b px-4 [scrollbar-width:none] max-md:px-2',
        className,
      )}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={cn(
            'whitespace-nowrap border-transparent border-b-2 px-2 pt-[7px] pb-2 text-muted-foreground transition-colors hover:text-foreground -outline-offset-2 max-md:py-[11px]',
            'aria-[current=page]:border-primary aria-[current=page]:font-strong aria-[current=page]:text-foreground',
            tab.divided &&
              'before:mr-2.5 before:inline-block before:h-3 before:w-px before:bg-rule before:align-[-1px]',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="text-xs"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** Two to five views of one thing, joined: locations, Day and Week, All and Comments. */
export function Segments({
  tabs,
  label,
  small,
  className,
}: {
  tabs: Tab[];
  label: string;
  small?: boolean;
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn(segmentsLook, className)}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.current ? 'true' : undefined}
          className={cn(
            segmentLook,
            small && 'min-h-6 px-2',
            'aria-[current]:bg-accent aria-[current]:font-semibold aria-[current]:text-accent-foreground',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-muted-foreground">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}

type SegmentChoiceProps = {
  name: string;
  legend: string;
  choices: { value: string; label: string; disabled?: boolean }[];
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
};

/** The same look as one form control: the condition of a unit. Works without script. */
export function SegmentChoice({
  name,
  legend,
  choices,
  defaultValue,
  onChange,
  className,
}: SegmentChoiceProps) {
  return (
    <fieldset className={cn(segmentsLook, 'max-md:flex max-md:w-full max-md:flex-wrap', className)}>
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cn(
            segmentLook,
            'max-md:min-h-11 max-md:flex-1 max-md:justify-center has-checked:bg-accent has-checked:font-semibold has-checked:text-accent-foreground',
            'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring has-disabled:text-muted-foreground',
          )}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            defaultChecked={choice.value === defaultValue}
            onChange={onChange && (() => onChange(choice.value))}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

const segmentsLook =
  'inline-flex max-w-full flex-none overflow-x-auto rounded-md [scrollbar-width:none] border border-rule bg-card';
const segmentLook =
  'relative inline-flex min-h-[28px] items-center gap-1.5 whitespace-nowrap border-l px-[11px] first-of-type:border-l-0 max-md:min-h-9 max-md:px-[9px] -outline-offset-2';
