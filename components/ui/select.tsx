import { ChevronDown } from 'lucide-react';
import { cn } from '@/components/cn';
import { controlLook } from './control';

export type Choice = { value: string; label: string; disabled?: boolean };

type SelectProps = React.ComponentProps<'select'> & {
  choices?: readonly Choice[];
  /** First entry with an empty value: "Choose a reason". */
  placeholder?: string;
};

/** The browser's own select in our dress: works without script and with every keyboard. */
export function Select({ className, choices, placeholder, children, ...props }: SelectProps) {
  return (
    <span className="relative block w-full">
      <select
        className={cn(
          'h-(--control) appearance-none pr-8! portal:h-[50px]',
          controlLook,
          'bg-card',
          className,
        )}
        {...props}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {choices?.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 stroke-[1.75] text-muted-foreground"
      />
    </span>
  );
}
