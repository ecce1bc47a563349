'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { createFirstOwnerAction } from './actions';

export function SetupForm() {
  const [{ message, fields, typed }, act] = useActionState(createFirstOwnerAction, nothingYet);
  return (
    <form action={act} className="grid gap-3">
      <Field id="name" label="Your name" error={fields?.name?.[0]}>
        <Input name="name" autoComplete="name" required autoFocus defaultValue={typed?.name} />
      </Field>
      <Field id="email" label="E-mail" error={fields?.email?.[0]}>
        <Input name="email" type="email" autoComplete="username" required defaultValue={typed?.email} />
      </Field>
      <Field
        id="password"
        label="Password"
        help="At least 10 characters. A short sentence is easy to remember."
        error={fields?.password?.[0]}
      >
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <RefusalText>{message}</RefusalText>
      <SubmitButton size="wide" pendingWord="Creating…">
        Create the owner
      </SubmitButton>
    </form>
  );
}
