'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { proveAction } from '../../actions';

export function CodeForm({ next }: { next: string }) {
  const [{ message, fields }, act] = useActionState(proveAction, nothingYet);
  return (
    <form action={act} className="flex max-w-[520px] flex-wrap items-start gap-4">
      <input type="hidden" name="next" value={next} />
      <Field
        id="code"
        label="Code"
        help="Eight letters and digits; the hyphen does not matter."
        error={fields?.code?.[0] ?? message ?? undefined}
        className="min-w-[220px] flex-1"
      >
        <Input
          name="code"
          code
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
      </Field>
      <SubmitButton pendingWord="Opening…" className="mt-[31px] min-h-[50px] max-md:mt-0 max-md:w-full">
        Open
      </SubmitButton>
    </form>
  );
}
