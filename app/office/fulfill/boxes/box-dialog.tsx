'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Box } from '@/lib/fulfillment/box-rules';
import { saveBoxAction } from '../station-actions';

const sides = [
  ['lengthMm', 'Length'],
  ['widthMm', 'Width'],
  ['heightMm', 'Height'],
] as const;

export function BoxDialog({ box }: { box?: Box }) {
  const [open, setOpen] = useState(false);
  const id = box?.id ?? 'new';
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {box ? (
          <Button variant="ghost" aria-label={`Change box ${box.name}`}>
            Change…
          </Button>
        ) : (
          <Button variant="primary">Add a box</Button>
        )}
      </DialogTrigger>
      <DialogContent title={box ? `Change box ${box.name}` : 'Add a box'}>
        <ActionForm
          className="pt-3"
          action={saveBoxAction}
          read={(form) => {
            const number = (name: string) => Number(form.get(name));
            return {
              ...(box && { boxId: box.id }),
              name: String(form.get('name') ?? ''),
              key: number('key') || null,
              lengthMm: number('lengthMm'),
              widthMm: number('widthMm'),
              heightMm: number('heightMm'),
              tareG: number('tareG'),
              maxG: number('maxG') || null,
            };
          }}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          doneWord="Box saved"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-2 gap-2.5">
            <Field id={`name-${id}`} label="Name">
              <Input name="name" defaultValue={box?.name} maxLength={40} required />
            </Field>
            <Field id={`key-${id}`} label="Key at the station">
              <Select
                name="key"
                defaultValue={box?.key ?? ''}
                placeholder="none"
                choices={[1, 2, 3, 4].map((key) => ({ value: String(key), label: String(key) }))}
              />
            </Field>
          </div>
          <div className="grid grid-cols-3 gap-2.5">
            {sides.map(([name, label]) => (
              <Field key={name} id={`${name}-${id}`} label={label} help="inside, mm">
                <Input
                  name={name}
                  type="number"
                  inputMode="numeric"
                  min={1}
                  defaultValue={box?.[name]}
                  required
                />
              </Field>
            ))}
          </div>
          <div className="grid grid-cols-2 gap-2.5">
            <Field id={`tare-${id}`} label="Own weight" help="empty, with its filling, g">
              <Input
                name="tareG"
                type="number"
                inputMode="numeric"
                min={0}
                defaultValue={box?.tareG}
                required
              />
            </Field>
            <Field id={`max-${id}`} label="Carries up to" optional help="g; empty: never proposed">
              <Input name="maxG" type="number" inputMode="numeric" min={1} defaultValue={box?.maxG ?? ''} />
            </Field>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
