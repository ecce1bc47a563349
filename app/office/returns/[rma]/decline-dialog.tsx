'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { declineReturnAction } from '../actions';

export function DeclineDialog({
  orderId,
  returnNo,
  rma,
}: {
  orderId: number;
  returnNo: number;
  rma: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Decline…</Button>
      </DialogTrigger>
      <DialogContent title={`Decline return ${rma}`}>
        <ActionForm
          className="pt-3"
          action={declineReturnAction}
          read={(form) => {
            const reasonInternal = String(form.get('internal') ?? '').trim();
            return {
              orderId,
              returnNo,
              message: String(form.get('message') ?? ''),
              ...(reasonInternal ? { reasonInternal } : {}),
            };
          }}
          keep="Not yet"
          verb="Decline"
          pendingWord="Declining…"
          variant="destructive"
          doneWord="Declined"
          onDone={() => setOpen(false)}
        >
          <Field
            id="decline-message"
            label="What the customer reads"
            help="It is mailed as it stands. Say why, and what is possible instead."
          >
            <Textarea name="message" maxLength={1000} />
          </Field>
          <Field id="decline-internal" label="For colleagues" optional>
            <Textarea name="internal" rows={2} maxLength={1000} />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
