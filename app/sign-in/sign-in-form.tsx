'use client';

import { useActionState } from 'react';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { signInAction } from './actions';

/** Works without script too: the answer comes back as a page with the form in it. */
export function SignInForm({ next, problem }: { next: string; problem: string | null }) {
  const [answer, act] = useActionState(signInAction, { message: problem });
  return (
    <form action={act} className="grid gap-3">
      <input type="hidden" name="next" value={next} />
      <Field id="email" label="E-mail">
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus={!answer.typed?.email}
          defaultValue={answer.typed?.email}
        />
      </Field>
      <Field id="password" label="Password">
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <RefusalText>{answer.message}</RefusalText>
      <SubmitButton size="wide" pendingWord="Signing in…">
        Sign in
      </SubmitButton>
    </form>
  );
}
