'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button';

type SubmitButtonProps = ButtonProps & {
  /** With useActionForm; inside a plain `<form action>` the button knows by itself. */
  pending?: boolean;
  /** While it runs: "Refunding…". */
  pendingWord?: string;
};

export function SubmitButton({
  pending,
  pendingWord,
  children,
  variant,
  disabled,
  ...props
}: SubmitButtonProps) {
  const status = useFormStatus();
  const running = pending ?? status.pending;
  return (
    <Button
      type="submit"
      variant={variant ?? 'primary'}
      aria-disabled={running || undefined}
      disabled={disabled}
      onClick={running ? (event) => event.preventDefault() : undefined}
      {...props}
    >
      {running && pendingWord ? pendingWord : children}
    </Button>
  );
}
