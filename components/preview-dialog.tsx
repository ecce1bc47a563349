'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/errors';
import { firstWords, RefusalText } from './action-form';
import { Button, type ButtonProps } from './ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from './ui/dialog';
import { type PreviewLines, Stub } from './ui/stub';
import { useToast } from './ui/toast';

type PreviewDialogProps<Input, Value> = {
  /** The button that opens it; verbs that open a dialog end with "…". */
  trigger: React.ReactNode;
  triggerVariant?: ButtonProps['variant'];
  /** Verb, quantity, object: "Cancel 2 of 6 bowls in 10488". */
  title: string;
  /** Rehearses the action and says what it would do. */
  preview: (input: Input) => Promise<ActionResult<PreviewLines>>;
  action: (input: Input) => Promise<ActionResult<Value>>;
  /** Fixed, or made of the fields below; fields are read again at each change. */
  input: Input | ((form: FormData) => Input);
  /** What stays: "Keep them". */
  keep: string;
  /** The verb with its amount, or made of the previewed lines: "Refund €107.10". */
  verb: string | ((lines: PreviewLines) => string);
  pendingWord?: string;
  destructive?: boolean;
  doneWord?: string | ((value: Value) => string);
  doneHref?: string;
  onDone?: (value: Value) => void;
  /** The choices: Fields with `name`s, above the stub. */
  children?: React.ReactNode;
  /** Below the stub, left of the buttons: "Tell the customer". */
  beside?: React.ReactNode;
};

/** Says what happens to money, stock and customer before it happens; then does it. */
export function PreviewDialog<Input, Value>(props: PreviewDialogProps<Input, Value>) {
  const { preview, action, input, verb, onDone, children } = props;
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState<PreviewLines | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [incomplete, setIncomplete] = useState(false);
  const [, startPreview] = useTransition();
  const [running, start] = useTransition();
  const asked = useRef(0);
  const form = useRef<HTMLFormElement | null>(null);
  const say = useToast();
  const router = useRouter();

  const readInput = () =>
    typeof input === 'function'
      ? (input as (form: FormData) => Input)(new FormData(form.current ?? undefined))
      : input;

  const rehearse = (opening = false) => {
    asked.current += 1;
    const question = asked.current;
    startPreview(async () => {
      const result = await preview(readInput());
      if (question !== asked.current) return;
      setLines(result.ok ? result.value : null);
      // Nobody has typed yet: what is missing is asked for, not refused.
      const incomplete = opening && !result.ok && result.code === 'invalid';
      setIncomplete(incomplete);
      setRefusal(result.ok || incomplete ? undefined : firstWords(result));
    });
  };

  const firstLook = (element: HTMLFormElement | null) => {
    if (element && element !== form.current) {
      form.current = element;
      rehearse(true);
    }
    if (!element) form.current = null;
  };

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running || !lines) return;
    start(async () => {
      const result = await action(readInput());
      if (!result.ok) return setRefusal(firstWords(result));
      setOpen(false);
      const { doneWord } = props;
      if (doneWord) say(typeof doneWord === 'function' ? doneWord(result.value) : doneWord);
      onDone?.(result.value);
      if (props.doneHref) router.push(props.doneHref);
    });
  };

  const change = (shown: boolean) => {
    setOpen(shown);
    setLines(null);
    setRefusal(undefined);
  };

  const word = typeof verb === 'string' ? verb : lines ? verb(lines) : 'One moment…';
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant={props.triggerVariant}>{props.trigger}</Button>
      </DialogTrigger>
      <DialogContent title={props.title} wide>
        <form ref={firstLook} onSubmit={submit} onChange={() => rehearse()}>
          {children ? <div className="grid gap-3 pt-3">{children}</div> : null}
          {refusal ? (
            <RefusalText className="pt-3">{refusal}</RefusalText>
          ) : (
            <Stub
              lines={lines}
              across
              note={incomplete ? 'once the fields above are filled in' : undefined}
              className="mt-3"
            />
          )}
          <DialogActions>
            {props.beside ? <span className="mr-auto">{props.beside}</span> : null}
            <DialogClose asChild>
              <Button>{props.keep}</Button>
            </DialogClose>
            <Button
              type="submit"
              variant={props.destructive ? 'destructive' : 'primary'}
              disabled={!lines}
              aria-disabled={running || undefined}
            >
              {running && props.pendingWord ? props.pendingWord : word}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
