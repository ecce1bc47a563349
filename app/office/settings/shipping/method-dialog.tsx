'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { saveShippingMethodAction } from './actions';

export type MethodGiven = { code: string; name: string; carrier: string | null; position: number };

export function MethodDialog({ method, position }: { method?: MethodGiven; position: number }) {
  const [open, setOpen] = useState(false);
  const id = method?.code ?? 'new';
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {method ? (
          <Button variant="ghost" aria-label={`Change ${method.name}`}>
            Change…
          </Button>
        ) : (
          <Button>Add a method</Button>
        )}
      </DialogTrigger>
      <DialogContent
        title={method ? `Change ${method.name}` : 'Add a shipping method'}
        description="Orders ask for it by its code. An order that names none gets the first that reaches its address."
      >
        <ActionForm
          className="pt-3"
          action={saveShippingMethodAction}
          read={(form) => ({
            code: method?.code ?? String(form.get('code') ?? ''),
            name: String(form.get('name') ?? ''),
            carrier: String(form.get('carrier') ?? '').trim() || null,
            position: Number(form.get('position')),
          })}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          doneWord="Method saved"
          onDone={() => setOpen(false)}
        >
          {method ? null : (
            <Field id="method-code" label="Code" help="Small letters, for good: express">
              <Input name="code" maxLength={40} required code />
            </Field>
          )}
          <Field id={`method-name-${id}`} label="Name" help="As the customer reads it">
            <Input name="name" defaultValue={method?.name} maxLength={100} required />
          </Field>
          <div className="grid grid-cols-[1fr_112px] gap-2.5">
            <Field id={`method-carrier-${id}`} label="Carrier" optional>
              <Input name="carrier" defaultValue={method?.carrier ?? ''} maxLength={60} />
            </Field>
            <Field id={`method-position-${id}`} label="Position">
              <Input
                name="position"
                type="number"
                min={0}
                max={1000}
                defaultValue={method?.position ?? position}
                required
              />
            </Field>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
