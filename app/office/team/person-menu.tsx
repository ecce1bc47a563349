'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/action-button';
import { ActionForm } from '@/components/action-form';
import { roleWords } from '@/components/plain-words';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type Role, roles } from '@/db/statuses';
import { changeStaffAction, endSessionsAction, resetPasswordAction } from './actions';

type Person = { id: number; name: string; role: Role; disabled: boolean; signedIn: boolean };

/** What an owner can do about somebody. Each of them ends that person's sessions. */
export function PersonMenu({ person }: { person: Person }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { id: staffId, name } = person;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button className="w-[124px] max-md:w-full" aria-label={`Change ${name}`}>
          Change
        </Button>
      </DialogTrigger>
      <DialogContent title={`Change ${name}`} description="Any change signs them out everywhere.">
        <div className="grid gap-5 pt-4">
          <ActionForm
            action={changeStaffAction}
            read={(form) => ({ staffId, role: form.get('role') as Role })}
            verb="Change role"
            variant="default"
            doneWord={`${name} has a new role`}
            onDone={close}
          >
            <Field id="person-role" label="Role">
              <Select
                name="role"
                defaultValue={person.role}
                choices={roles.map((role) => ({ value: role, label: roleWords[role] }))}
              />
            </Field>
          </ActionForm>
          <ActionForm
            action={resetPasswordAction}
            read={(form) => ({ staffId, password: String(form.get('password')) })}
            verb="Set password"
            variant="default"
            doneWord="Set. Tell them yourself."
            onDone={close}
          >
            <Field
              id="person-password"
              label="New password"
              help="Also ends the wait after too many wrong ones."
            >
              <Input name="password" type="password" autoComplete="new-password" />
            </Field>
          </ActionForm>
          <div className="flex flex-wrap gap-2 border-t pt-4">
            {person.signedIn ? (
              <ActionButton
                action={endSessionsAction}
                input={{ staffId }}
                doneWord={`${name} is signed out`}
                onDone={close}
              >
                Sign out everywhere
              </ActionButton>
            ) : null}
            <ActionButton
              action={changeStaffAction}
              input={{ staffId, disabled: !person.disabled }}
              variant={person.disabled ? 'default' : 'destructive'}
              doneWord={person.disabled ? `${name} has access again` : `${name} has no access anymore`}
              onDone={close}
            >
              {person.disabled ? 'Give access back' : 'Take access away'}
            </ActionButton>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}
