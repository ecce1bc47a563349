'use client';

import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useDraft } from './draft-form';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The browser keeps what is typed; what the server changed comes in where nobody has typed since. */
function useSaved<Element extends Control>(name: string, saved: string) {
  const { changed } = useDraft();
  const ref = useRef<Element>(null);
  useEffect(() => {
    if (ref.current && !changed.has(name) && ref.current.value !== saved) ref.current.value = saved;
  }, [saved, name, changed]);
  return ref;
}

type Typed<Props> = Omit<Props, 'name' | 'ref' | 'defaultValue'> & { name: string; saved: string };

export function TypedInput({ name, saved, ...props }: Typed<React.ComponentProps<typeof Input>>) {
  return <Input ref={useSaved<HTMLInputElement>(name, saved)} name={name} defaultValue={saved} {...props} />;
}

export function TypedText({ name, saved, ...props }: Typed<React.ComponentProps<typeof Textarea>>) {
  return (
    <Textarea ref={useSaved<HTMLTextAreaElement>(name, saved)} name={name} defaultValue={saved} {...props} />
  );
}

export function TypedSelect({ name, saved, ...props }: Typed<React.ComponentProps<typeof Select>>) {
  return (
    <Select ref={useSaved<HTMLSelectElement>(name, saved)} name={name} defaultValue={saved} {...props} />
  );
}

export function TypedCheck({
  name,
  saved,
  ...props
}: Omit<React.ComponentProps<typeof Checkbox>, 'name'> & { name: string; saved: boolean }) {
  const { changed } = useDraft();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current && !changed.has(name)) ref.current.checked = saved;
  }, [saved, name, changed]);
  return <Checkbox ref={ref} name={name} defaultChecked={saved} {...props} />;
}

/** A number of units with a button at each side. */
export function Stepper({
  name,
  saved,
  label,
  error,
}: {
  name: string;
  saved: string;
  label: string;
  error: boolean;
}) {
  const ref = useSaved<HTMLInputElement>(name, saved);
  const step = (by: number) => {
    const input = ref.current;
    if (!input) return;
    const now = Number.parseInt(input.value, 10);
    input.value = String(Math.max(1, (Number.isNaN(now) ? 0 : now) + by));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <span className="inline-flex">
      <Button
        size="square"
        className="rounded-r-none border-r-0"
        aria-label={`One less, ${label}`}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden="true" />
      </Button>
      <Input
        ref={ref}
        name={name}
        id={name}
        defaultValue={saved}
        inputMode="numeric"
        aria-label={label}
        aria-invalid={error || undefined}
        maxLength={20}
        onFocus={(event) => event.currentTarget.select()}
        className="w-12 rounded-none px-1 text-center tabular-nums"
      />
      <Button
        size="square"
        className="rounded-l-none border-l-0"
        aria-label={`One more, ${label}`}
        onClick={() => step(1)}
      >
        <Plus aria-hidden="true" />
      </Button>
    </span>
  );
}
