import { cloneElement } from 'react';
import { cn } from '@/components/cn';
import { Mark } from '@/components/mark';
import { Label } from './label';

type ControlProps = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean | 'true' | 'false';
};

type FieldProps = {
  /** Also the control's id. */
  id: string;
  label: React.ReactNode;
  help?: React.ReactNode;
  /** Plain words, shown beside the label with a mark. */
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  /** One control: Input, Select, Textarea. */
  children: React.ReactElement<ControlProps>;
};

/** Label above, help below, error beside the label. Optional is said, required is not. */
export function Field({ id, label, help, error, optional, className, children }: FieldProps) {
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className={cn('grid content-start gap-1 portal:gap-[7px]', className)}>
      <span className="flex flex-wrap items-baseline gap-x-1.5">
        <Label htmlFor={id}>
          {label}
          {optional && <span className="font-normal text-muted-foreground"> optional</span>}
        </Label>
        <FieldError id={`${id}-error`} error={error} />
      </span>
      {cloneElement(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {help && (
        <span id={`${id}-help`} className="sm text-muted-foreground">
          {help}
        </span>
      )}
    </div>
  );
}

export function FieldError({ id, error }: { id?: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <span id={id} role="alert" className="inline-flex items-center gap-1 text-stop">
      <Mark name="stop" className="size-3" />
      {error}
    </span>
  );
}
