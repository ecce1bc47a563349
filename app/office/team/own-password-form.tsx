'use client';

import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { useToast } from '@/components/ui/toast';
import { useActionForm } from '@/components/use-action-form';
import { ChangePasswordInput } from '@/lib/staff/inputs';
import { changePasswordAction } from './actions';

export function OwnPasswordForm() {
  const say = useToast();
  const { register, submit, pending, field, refusal, reset } = useActionForm({
    schema: ChangePasswordInput,
    action: changePasswordAction,
    defaultValues: { current: '', password: '' },
    onDone: () => {
      say('Changed. Your other sessions have ended.');
      reset();
    },
  });
  const own = (name: 'current' | 'password') => ({ ...field(name), id: `own-${name}` });
  return (
    <form onSubmit={submit} className="grid gap-3 pt-2.5" noValidate>
      <Field {...own('current')} label="Current password">
        <Input {...register('current')} type="password" autoComplete="current-password" />
      </Field>
      <Field
        {...own('password')}
        label="New password"
        help="At least 10 characters. Signs you out everywhere else."
      >
        <Input {...register('password')} type="password" autoComplete="new-password" />
      </Field>
      <RefusalText>{refusal}</RefusalText>
      <div>
        <SubmitButton pending={pending} pendingWord="Changing…" variant="default">
          Change password
        </SubmitButton>
      </div>
    </form>
  );
}
