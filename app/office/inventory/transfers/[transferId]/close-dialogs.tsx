'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Stub } from '@/components/ui/stub';
import { closeTransferAction, dateTransferAction } from '../actions';

export function DateDialog({ transferId, day }: { transferId: number; day: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Another day…</Button>
      </DialogTrigger>
      <DialogContent title={`Transfer ${transferId} comes on another day`}>
        <ActionForm
          className="pt-3"
          action={dateTransferAction}
          read={(form) => ({ transferId, expectedAt: String(form.get('expectedAt') ?? '') })}
          keep="Leave it"
          verb="Save the day"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Day saved"
          onDone={() => setOpen(false)}
        >
          <Field
            id="new-day"
            label="Expected"
            help="Orders that wait for it get new dates, and their promise says why."
          >
            <Input name="expectedAt" type="date" required defaultValue={day} />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

type CloseShortDialogProps = {
  transferId: number;
  to: string;
  lines: { sku: string; name: string; units: number }[];
};

/** What never arrived is looked at once more before it is called missing. */
export function CloseShortDialog({ transferId, to, lines }: CloseShortDialogProps) {
  const [open, setOpen] = useState(false);
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  const shown = lines.slice(0, 6).map((line) => `${line.units} of ${line.sku} missing`);
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} more SKUs`] : [];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="destructive">Close short…</Button>
      </DialogTrigger>
      <DialogContent title={`Close transfer ${transferId}, ${units} missing`} wide>
        <ActionForm
          className="pt-3"
          action={closeTransferAction}
          read={(form) => ({ transferId, reason: String(form.get('reason') ?? '') })}
          keep="Keep waiting"
          verb={`Close it, ${units} missing`}
          pendingWord="Closing…"
          variant="destructive"
          doneWord="Transfer closed"
          onDone={() => setOpen(false)}
        >
          <Field id="close-reason" label="Why it did not come">
            <Input name="reason" required maxLength={300} />
          </Field>
          <Stub
            across
            lines={{
              money: [],
              stock: [...shown, ...more],
              customer: [`Orders that wait for it wait for the next goods at ${to}`],
            }}
          />
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
