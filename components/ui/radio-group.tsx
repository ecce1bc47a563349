import { cn } from '@/components/cn';

type RadioGroupProps = React.ComponentProps<'fieldset'> & {
  legend: React.ReactNode;
  /** Said aloud only: the heading above already says it. */
  hideLegend?: boolean;
};

export function RadioGroup({ legend, hideLegend, className, children, ...props }: RadioGroupProps) {
  return (
    <fieldset className={cn('min-w-0', className)} {...props}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 font-control'}>{legend}</legend>
      {children}
    </fieldset>
  );
}

type RadioProps = Omit<React.ComponentProps<'input'>, 'type'> & {
  label: React.ReactNode;
  help?: React.ReactNode;
  /** At the right end: an amount and what it means. */
  amount?: React.ReactNode;
  amountHelp?: React.ReactNode;
};

/** One answer: what it is called, what follows from it, what it is worth. */
export function Radio({ label, help, amount, amountHelp, className, ...props }: RadioProps) {
  return (
    <label className={cn('flex items-start gap-2.5 py-[7px] portal:gap-3.5 portal:py-3.5', className)}>
      <input type="radio" className="radio mt-px portal:mt-0.5" {...props} />
      <span className="min-w-0 flex-1">
        <b className="font-semibold">{label}</b>
        {help ? <span className="sm block max-w-[52ch] text-muted-foreground">{help}</span> : null}
      </span>
      {amount ? (
        <span className="text-right tabular-nums">
          <b className="portal:text-[19px]">{amount}</b>
          {amountHelp ? <span className="sm block text-muted-foreground">{amountHelp}</span> : null}
        </span>
      ) : null}
    </label>
  );
}

/** Radio as a ruled row of a card; the chosen one is tinted and outlined. */
export function RadioRow({ className, ...props }: RadioProps) {
  return (
    <Radio
      className={cn(
        '-mx-3.5 border-t px-3.5! has-checked:rounded-md has-checked:border-transparent has-checked:bg-accent',
        'has-checked:outline-[1.5px] has-checked:outline-primary [&:has(:checked)+label]:border-transparent',
        'has-focus-visible:outline-2 has-focus-visible:outline-ring [&_input]:outline-none max-md:-mx-3',
        className,
      )}
      {...props}
    />
  );
}

type PickProps = Omit<React.ComponentProps<'input'>, 'type'> & { label: React.ReactNode; many?: boolean };

/** A rounded word to tap: what went wrong. `many` lets several be chosen. */
export function PickWord({ label, many, className, ...props }: PickProps) {
  return (
    <label
      className={cn(
        'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-input bg-card px-3 portal:min-h-11 portal:px-4 portal:text-[15px]',
        'has-checked:border-primary has-checked:bg-accent has-checked:font-semibold has-checked:text-accent-foreground',
        'has-checked:shadow-[0_0_0_1px_var(--primary)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        className,
      )}
    >
      <input type={many ? 'checkbox' : 'radio'} className="peer sr-only" {...props} />
      <svg viewBox="0 0 16 16" aria-hidden="true" className="hidden size-3.5 peer-checked:block">
        <path
          d="m3 8.500 3.200 3.200L13 4.500"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      </svg>
      {label}
    </label>
  );
}
