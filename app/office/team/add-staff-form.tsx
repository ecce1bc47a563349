'use client';

import { RefusalText } from '@/components/action-form';
import { roleSentences, roleWords } from '@/components/plain-words';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { useToast } from '@/components/ui/toast';
import { useActionForm } from '@/components/use-action-form';
import { roles } from '@/db/statuses';
import { CreateStaffInput } from '@/lib/staff/inputs';
import { createStaffAction } from './actions';

export function AddStaffForm() {
  const say = useToast();
  const { register, submit, pending, field, refusal, reset, watch } = useActionForm({
    schema: CreateStaffInput,
    action: createStaffAction,
    defaultValues: { name: '', email: '', role: 'merchant', password: '' },
    onDone: () => {
      say('Added. Tell them their password yourself.');
      reset();
    },
  });
  return (
    <form onSubmit={submit} className="grid gap-3 pt-2.5" noValidate>
      <Field {...field('name')} label="Name">
        <Input {...register('name')} autoComplete="off" />
      </Field>
      <Field {...field('email')} label="E-mail">
        <Input {...register('email')} type="email" autoComplete="off" />
      </Field>
      <Field {...field('role')} label="Role" help={roleSentences[watch('role')]}>
        <Select {...register('role')}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        {...field('password')}
        label="First password"
        help="At least 10 characters. They can change it here."
      >
        <Input {...register('password')} type="password" autoComplete="new-password" />
      </Field>
      <RefusalText>{refusal}</RefusalText>
      <div>
        <SubmitButton pending={pending} pendingWord="Adding…">
          Add to the team
        </SubmitButton>
      </div>
    </form>
  );
}
