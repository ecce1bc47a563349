import { cn } from '@/components/cn';

type BoxProps = Omit<React.ComponentProps<'input'>, 'type'> & {
  /** Beside the box; without it give `aria-label`. */
  label?: React.ReactNode;
  /** Gray words after the label. */
  help?: React.ReactNode;
};

export function Checkbox({ label, help, className, ...props }: BoxProps) {
  const box = <input type="checkbox" className={cn('check', className)} {...props} />;
  return label ? <Beside box={box} label={label} help={help} /> : box;
}

export function Switch({ label, help, className, ...props }: BoxProps) {
  // biome-ignore lint/a11y/useAriaPropsForRole: the checkbox says its own state
  const box = <input type="checkbox" role="switch" className={cn('switch', className)} {...props} />;
  return label ? <Beside box={box} label={label} help={help} /> : box;
}

type BesideProps = { box: React.ReactNode; label: React.ReactNode; help?: React.ReactNode };

function Beside({ box, label, help }: BesideProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside
    <label className="inline-flex min-h-6 items-start gap-2 py-[3px] portal:gap-3 portal:py-1 [&>input]:mt-[1.5px]">
      {box}
      <span>
        {label}
        {help ? <span className="text-muted-foreground"> {help}</span> : null}
      </span>
    </label>
  );
}
