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

type HoldDialogProps = {
  orderId: number;
  number: string;
  /** What of it can be held by itself: what has not left. */
  shipments: { no: number; label: string }[];
  lines: { no: number; label: string }[];
};

export function HoldDialog({ orderId, number, shipments, lines }: HoldDialogProps) {
  const [open, setOpen] = useState(false);
  const choices = [
    { value: 'order', label: 'The whole order' },
    ...(shipments.length > 1 ? shipments.map(({ no, label }) => ({ value: `s${no}`, label })) : []),
    ...(lines.length > 1 ? lines.map(({ no, label }) => ({ value: `l${no}`, label })) : []),
  ];
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>Hold…</Button>
      </DialogTrigger>
      <DialogContent
        title={`Hold order ${number}`}
        description="Nothing more of what you hold is picked, packed or handed over until it is released. Its stock stays reserved."
      >
        <ActionForm
          className="pt-3"
          action={holdOrderAction}
          read={(form) => {
            const note = String(form.get('note') ?? '').trim();
            return {
              orderId,
              reason: holdReasons.find((one) => one === form.get('reason')) ?? 'other',
              ...targetOf(String(form.get('what') ?? 'order')),
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
          {choices.length > 1 ? (
            <Field
              id="hold-what"
              label="What"
              help="A line holds every shipment that has units of it; the others go on."
            >
              <Select name="what" choices={choices} />
            </Field>
          ) : null}
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

function targetOf(what: string) {
  const no = Number(what.slice(1));
  if (what.startsWith('s')) return { shipmentNo: no };
  return what.startsWith('l') ? { lineNo: no } : {};
}
