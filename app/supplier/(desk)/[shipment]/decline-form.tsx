'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { declineShipmentAction } from '@/app/supplier/actions';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import type { DeclineReason } from '@/db/statuses';
import { type LineLeft, Quantities } from './quantities';

const reasons: { value: DeclineReason; label: string }[] = [
  { value: 'this_quantity', label: 'These units are out of stock' },
  { value: 'all_remaining', label: 'Out of stock: I have none left at all' },
  { value: 'date', label: 'I cannot make the date' },
  { value: 'other', label: 'Another reason' },
];

type DeclineFormProps = { orderId: number; shipmentNo: number; left: number; lines: readonly LineLeft[] };

/** What is declined is sent from elsewhere at once. Works without script. */
export function DeclineForm({ orderId, shipmentNo, left, lines }: DeclineFormProps) {
  const [{ message, fields, typed }, act] = useActionState(declineShipmentAction, nothingYet);
  return (
    <form action={act} className="grid max-w-[520px] gap-5 pt-4">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="shipmentNo" value={shipmentNo} />
      <input type="hidden" name="left" value={left} />
      <Quantities
        legend="What you will not send"
        prefix="decline"
        lines={lines}
        typed={typed}
        error={fields?.units?.[0]}
      />
      <Field
        id="reason"
        label="Why"
        help="Out of stock: we correct what we think you have."
        error={fields?.reason?.[0]}
      >
        <Select name="reason" defaultValue={typed?.reason} placeholder="Choose a reason" choices={reasons} />
      </Field>
      <Field id="note" label="In your words" optional error={fields?.note?.[0]}>
        <Input name="note" defaultValue={typed?.note} maxLength={500} />
      </Field>
      <RefusalText>{message}</RefusalText>
      <div>
        <SubmitButton variant="destructive" pendingWord="Declining…">
          Decline
        </SubmitButton>
      </div>
    </form>
  );
}
