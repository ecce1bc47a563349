'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { nameBinAction } from './actions';

type BinDialogProps = {
  sku: string;
  name: string;
  location: string;
  locationName: string;
  bin: string | null;
};

/** Where in the building it lies, as pickers and packers read it. */
export function BinDialog({ sku, name, location, locationName, bin }: BinDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{bin ? 'Change the bin' : 'Name its bin'}</Button>
      </DialogTrigger>
      <DialogContent title={`Bin of ${name}, ${locationName}`}>
        <ActionForm
          className="pt-3"
          action={nameBinAction}
          read={(form) => ({ sku, location, bin: String(form.get('bin') ?? '') })}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          doneWord="Bin saved"
          onDone={() => setOpen(false)}
        >
          <Field id="bin" label="Bin" optional help="As the shelf says, for example A-07-2. Empty: none.">
            <Input name="bin" code maxLength={30} defaultValue={bin ?? ''} className="max-w-40" />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
