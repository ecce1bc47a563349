'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/errors';
import { cn } from './cn';
import { Mark } from './mark';
import { Button } from './ui/button';
import { DialogActions, DialogClose } from './ui/dialog';
import { SubmitButton } from './ui/submit-button';
import { useToast } from './ui/toast';

/** What the server refused, in its own words, next to what was pressed. */
export function RefusalText({
  children,
  className,
}: {
  children?: string | null | undefined;
  className?: string;
}) {
  if (!children) return null;
  return (
    <p role="alert" className={cn('flex items-start gap-1.5 text-stop', className)}>
      <Mark name="stop" className="mt-[3px] size-3" />
      <span>{children}</span>
    </p>
  );
}

type ActionFormProps<Input, Value> = {
  action: (input: Input) => Promise<ActionResult<Value>>;
  /** Makes the action's input of the form's fields. */
  read: (form: FormData) => Input;
  /** The button: verb and object. */
  verb: string;
  pendingWord?: string;
  variant?: 'primary' | 'default' | 'destructive';
  /** In a dialog: what stays, at the left of the verb. */
  keep?: string;
  /** Said in a toast after it worked. */
  doneWord?: string;
  /** Opened after it worked. */
  doneHref?: string;
  onDone?: (value: Value) => void;
  className?: string;
  children?: React.ReactNode;
};

/** A small form around a server action, without a schema in the browser: a comment, a tag, a scan. */
export function ActionForm<Input, Value>(props: ActionFormProps<Input, Value>) {
  const { action, read, verb, keep, pendingWord, variant, doneWord, doneHref, onDone, className, children } =
    props;
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const say = useToast();
  const router = useRouter();

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = read(new FormData(event.currentTarget));
    start(async () => {
      const result = await action(input);
      if (!result.ok) return setRefusal(firstWords(result));
      setRefusal(undefined);
      form.current?.reset();
      if (doneWord) say(doneWord);
      onDone?.(result.value);
      if (doneHref) router.push(doneHref);
    });
  };

  const send = (
    <SubmitButton pending={pending} pendingWord={pendingWord} variant={variant}>
      {verb}
    </SubmitButton>
  );
  return (
    <form ref={form} onSubmit={submit} className={cn('grid gap-2.5', className)}>
      {children}
      <RefusalText>{refusal}</RefusalText>
      {keep ? (
        <DialogActions className="mt-1">
          <DialogClose asChild>
            <Button>{keep}</Button>
          </DialogClose>
          {send}
        </DialogActions>
      ) : (
        <div>{send}</div>
      )}
    </form>
  );
}

/** The refusal's sentence, or what is wrong with the first field. */
export function firstWords(result: Extract<ActionResult<unknown>, { ok: false }>) {
  const field = Object.values(result.fields ?? {}).find((messages) => messages?.length);
  return field?.[0] ?? result.message;
}
