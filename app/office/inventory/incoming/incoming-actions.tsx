'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/action-button';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { receiveStockAction } from '../actions';
import { cancelExpectedAction, changeExpectedAction } from './actions';

type Expected = {
  receiptId: number;
  sku: string;
  name: string;
  location: string;
  locationName: string;
  quantity: number;
  received: number;
  reference: string;
  day: string;
  waiting: number;
};

/** Receive it, change it, or expect it no more. */
export function IncomingActions({
  row,
  receives,
  plans,
}: {
  row: Expected;
  receives: boolean;
  plans: boolean;
}) {
  return (
    <span className="inline-flex gap-1">
      {receives ? <ReceiveDialog row={row} /> : null}
      {plans ? <ChangeDialog row={row} /> : null}
    </span>
  );
}

function ReceiveDialog({ row }: { row: Expected }) {
  const [open, setOpen] = useState(false);
  const left = row.quantity - row.received;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" aria-label={`Receive ${row.name} at ${row.locationName}`}>
          Receive…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Receive ${row.name} at ${row.locationName}`}
        description={`${left} are expected`}
      >
        <ActionForm
          className="pt-3"
          action={receiveStockAction}
          read={(form) => ({
            location: row.location,
            ...(row.reference && { reference: row.reference }),
            lines: [{ sku: row.sku, quantity: Number(form.get('quantity')), expectedId: row.receiptId }],
          })}
          keep="Leave it"
          verb="Receive"
          pendingWord="Receiving…"
          variant="primary"
          doneWord="Received"
          onDone={() => setOpen(false)}
        >
          <Field
            id={`receive-${row.receiptId}`}
            label="Units that arrived"
            help="Orders that wait for it are served at once, oldest first."
          >
            <Input
              name="quantity"
              type="number"
              inputMode="numeric"
              min={1}
              required
              defaultValue={left}
              className="max-w-32"
            />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

function ChangeDialog({ row }: { row: Expected }) {
  const [open, setOpen] = useState(false);
  const id = row.receiptId;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" aria-label={`Change what is expected of ${row.name} at ${row.locationName}`}>
          Change…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`${row.name}, ${row.locationName}`}
        description={
          row.waiting > 0
            ? `Orders wait for ${row.waiting} of them. Another day gives them new dates.`
            : 'Nobody waits for them yet.'
        }
      >
        <ActionForm
          className="pt-3"
          action={changeExpectedAction}
          read={(form) => ({
            receiptId: id,
            quantity: Number(form.get('quantity')),
            expectedAt: String(form.get('expectedAt') ?? ''),
            reference: String(form.get('reference') ?? ''),
          })}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Saved"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-2 gap-2.5">
            <Field
              id={`quantity-${id}`}
              label="Units in all"
              help={row.received > 0 ? `${row.received} have arrived` : undefined}
            >
              <Input name="quantity" type="number" min={1} required defaultValue={row.quantity} />
            </Field>
            <Field id={`day-${id}`} label="Expected">
              <Input name="expectedAt" type="date" required defaultValue={row.day} />
            </Field>
          </div>
          <Field id={`reference-${id}`} label="Purchase order" optional>
            <Input name="reference" maxLength={100} defaultValue={row.reference} />
          </Field>
        </ActionForm>
        <div className="mt-3.5 border-t pt-3">
          <ActionButton
            action={cancelExpectedAction}
            input={{ receiptId: id }}
            variant="destructive"
            pendingWord="Canceling…"
            doneWord="Expected no more"
            onDone={() => setOpen(false)}
          >
            The rest does not come
          </ActionButton>
        </div>
      </DialogContent>
    </Dialog>
  );
}
