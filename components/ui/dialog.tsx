'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { cn } from '@/components/cn';

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

type DialogContentProps = React.ComponentProps<typeof Radix.Content> & {
  /** Verb, quantity, object: "Cancel 2 of 6 bowls in 10488". */
  title: React.ReactNode;
  description?: React.ReactNode;
  wide?: boolean;
};

export function DialogContent({
  title,
  description,
  wide,
  className,
  children,
  ...props
}: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="opens fixed inset-0 z-40 bg-black/25" />
      <Radix.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        onOpenAutoFocus={focusFirstField}
        className={cn(
          'floats opens fixed top-[12vh] left-1/2 z-50 max-h-[84vh] w-[calc(100vw-32px)] -translate-x-1/2 overflow-y-auto px-[18px] py-4 shadow-dialog outline-none',
          'max-md:top-auto max-md:bottom-0 max-md:max-h-[92vh] max-md:w-full max-md:rounded-b-none max-md:px-4',
          wide ? 'max-w-[584px]' : 'max-w-[440px]',
          className,
        )}
        {...props}
      >
        <header className="flex items-start gap-3">
          <Radix.Title className="flex-1 text-base portal:text-lg">{title}</Radix.Title>
          <Radix.Close
            aria-label="Close"
            className="-my-1 -mr-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-md hover:bg-muted"
          >
            <X aria-hidden="true" className="size-4 stroke-[1.75]" />
          </Radix.Close>
        </header>
        {description ? (
          <Radix.Description className="text-muted-foreground">{description}</Radix.Description>
        ) : null}
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

/** Focus goes to the first choice, not to the cross; without choices to the dialog itself. */
function focusFirstField(event: Event) {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const field = event.currentTarget.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea');
  (field ?? event.currentTarget).focus();
}

/** What stays at the left of the verb: "Keep them", then "Cancel 2 units". */
export function DialogActions({ className, ...props }: React.ComponentProps<'div'>) {
  return (
    <div
      className={cn(
        'mt-3.5 flex flex-wrap items-center justify-end gap-2 max-md:flex-col-reverse max-md:items-stretch max-md:[&>button]:w-full',
        className,
      )}
      {...props}
    />
  );
}
