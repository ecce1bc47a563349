'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/errors';
import { firstWords, RefusalText } from './action-form';
import { cn } from './cn';
import { Button, type ButtonProps } from './ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from './ui/dialog';
import { useToast } from './ui/toast';

type ActionButtonProps<Input, Value> = {
  action: (input: Input) => Promise<ActionResult<Value>>;
  input: Input;
  variant?: ButtonProps['variant'];
  size?: ButtonProps['size'];
  /** While it runs: "Releasing…". */
  pendingWord?: string;
  doneWord?: string | ((value: Value) => string);
  doneHref?: string;
  onDone?: (value: Value) => void;
  /** Asks first. Where money or stock moves use PreviewDialog instead. */
  confirm?: { title: string; body?: React.ReactNode; keep: string; verb: string };
  className?: string;
  children: React.ReactNode;
};

/** A button that does one thing with fixed input; a refusal is said beside it. */
export function ActionButton<Input, Value>(props: ActionButtonProps<Input, Value>) {
  const {
    action,
    input,
    variant,
    size,
    pendingWord,
    doneWord,
    doneHref,
    onDone,
    confirm,
    className,
    children,
  } = props;
  const [refusal, setRefusal] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();
  const say = useToast();
  const router = useRouter();

  const run = () => {
    if (pending) return;
    start(async () => {
      const result = await action(input);
      if (!result.ok) return setRefusal(firstWords(result));
      setRefusal(undefined);
      setAsking(false);
      if (doneWord) say(typeof doneWord === 'function' ? doneWord(result.value) : doneWord);
      onDone?.(result.value);
      if (doneHref) router.push(doneHref);
    });
  };

  const button = (
    <Button
      variant={variant}
      size={size}
      aria-disabled={pending || undefined}
      onClick={confirm ? undefined : run}
      className={className}
    >
      {pending && pendingWord ? pendingWord : children}
    </Button>
  );

  if (!confirm)
    return (
      <span className={cn('inline-flex flex-wrap items-center gap-x-2 gap-y-1', size === 'wide' && 'w-full')}>
        {button}
        <RefusalText>{refusal}</RefusalText>
      </span>
    );

  return (
    <Dialog open={asking} onOpenChange={setAsking}>
      <DialogTrigger asChild>{button}</DialogTrigger>
      <DialogContent title={confirm.title}>
        {confirm.body ? <div className="pt-2">{confirm.body}</div> : null}
        <RefusalText className="pt-3">{refusal}</RefusalText>
        <DialogActions>
          <DialogClose asChild>
            <Button>{confirm.keep}</Button>
          </DialogClose>
          <Button
            variant={variant === 'destructive' ? 'destructive' : 'primary'}
            aria-disabled={pending || undefined}
            onClick={run}
          >
            {pending && pendingWord ? pendingWord : confirm.verb}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
