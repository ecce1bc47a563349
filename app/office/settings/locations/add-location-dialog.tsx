'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { locationKinds } from '@/db/statuses';
import { addLocationAction } from './actions';
import { kindWords } from './words';

export function AddLocationDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Add a location</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a location"
        description="Its address and calendar are on its page. It sends nothing before goods have arrived there."
      >
        <ActionForm
          className="pt-3"
          action={addLocationAction}
          read={(form) => ({
            code: String(form.get('code') ?? ''),
            name: String(form.get('name') ?? ''),
            kind: locationKinds.find((kind) => kind === form.get('kind')) ?? 'warehouse',
            timeZone: String(form.get('timeZone') ?? ''),
          })}
          keep="Leave it"
          verb="Add it"
          pendingWord="Adding…"
          doneWord="Location added"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-[120px_1fr] gap-2.5">
            <Field id="new-code" label="Code" help="for good">
              <Input name="code" maxLength={60} required code />
            </Field>
            <Field id="new-name" label="Name">
              <Input name="name" maxLength={200} required />
            </Field>
          </div>
          <Field id="new-kind" label="Kind">
            <Select
              name="kind"
              choices={locationKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
            />
          </Field>
          <Field id="new-zone" label="Time zone" help="as Europe/Berlin">
            <Input
              name="timeZone"
              defaultValue={Intl.DateTimeFormat().resolvedOptions().timeZone}
              suppressHydrationWarning
              required
            />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
