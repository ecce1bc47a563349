'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { revisePromiseAction } from './actions';

export function PromiseDialog({ orderId, number, day }: { orderId: number; number: string; day: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost">Promise another day…</Button>
      </DialogTrigger>
      <DialogContent
        title={`Promise another day for order ${number}`}
        description="All that has not arrived is promised for the end of that day. The days before stay on record, and whether they were kept."
      >
        <ActionForm
          className="pt-3"
          action={revisePromiseAction}
          read={(form) => ({
            orderId,
            day: String(form.get('day') ?? ''),
            reason: String(form.get('reason') ?? ''),
          })}
          keep="Leave the day"
          verb="Promise it"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Another day is promised"
          onDone={() => setOpen(false)}
        >
          <Field id="promise-day" label="New day" help="By the end of it, everything is there">
            <Input name="day" type="date" defaultValue={day} required />
          </Field>
          <Field id="promise-reason" label="Because" help="The customer can read it: the maker is ill">
            <Input name="reason" maxLength={300} required />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
