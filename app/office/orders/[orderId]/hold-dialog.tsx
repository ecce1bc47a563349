'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { holdReasonWords } from '@/components/status-words';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { holdReasons } from '@/db/statuses';
import { holdOrderAction } from './actions';

export function HoldDialog({ orderId, number }: { orderId: number; number: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Hold…</Button>
      </DialogTrigger>
      <DialogContent
        title={`Hold order ${number}`}
        description="Nothing more of it is picked until it is released. Its stock stays reserved."
      >
        <ActionForm
          className="pt-3"
          action={holdOrderAction}
          read={(form) => {
            const note = String(form.get('note') ?? '').trim();
            return {
              orderId,
              reason: holdReasons.find((one) => one === form.get('reason')) ?? 'other',
              ...(note ? { note } : {}),
            };
          }}
          keep="Let it go on"
          verb="Hold"
          pendingWord="Holding…"
          variant="primary"
          doneWord="On hold"
          onDone={() => setOpen(false)}
        >
          <Field id="hold-reason" label="Why">
            <Select
              name="reason"
              choices={holdReasons.map((reason) => ({ value: reason, label: holdReasonWords[reason].word }))}
            />
          </Field>
          <Field id="hold-note" label="Note" optional>
            <Input name="note" maxLength={500} />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
