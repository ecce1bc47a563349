'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { carriers } from '@/app/office/fulfill/carriers';
import { sendShipmentAction } from '@/app/supplier/actions';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { type LineLeft, Quantities } from './quantities';

type SendFormProps = { orderId: number; shipmentNo: number; left: number; lines: readonly LineLeft[] };

/** One parcel with its carrier. Works without script. */
export function SendForm({ orderId, shipmentNo, left, lines }: SendFormProps) {
  const [{ message, fields, typed }, act] = useActionState(sendShipmentAction, nothingYet);
  return (
    <form action={act} className="grid max-w-[520px] gap-5 pt-4">
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="shipmentNo" value={shipmentNo} />
      <input type="hidden" name="left" value={left} />
      <Quantities
        legend="What is in the parcel"
        prefix="send"
        lines={lines}
        typed={typed}
        error={fields?.units?.[0]}
      />
      <Field id="carrier" label="Carrier" error={fields?.carrier?.[0]}>
        <Input name="carrier" list="carriers" defaultValue={typed?.carrier} maxLength={60} />
      </Field>
      <datalist id="carriers">
        {carriers.map((carrier) => (
          <option key={carrier} value={carrier} />
        ))}
      </datalist>
      <Field
        id="tracking"
        label="Tracking number"
        optional
        help="The customer can follow the parcel with it."
        error={fields?.trackingNumber?.[0]}
      >
        <Input
          name="trackingNumber"
          code
          defaultValue={typed?.trackingNumber}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
        />
      </Field>
      <RefusalText>{message}</RefusalText>
      <div>
        <SubmitButton pendingWord="Saving…">It has left</SubmitButton>
      </div>
    </form>
  );
}
