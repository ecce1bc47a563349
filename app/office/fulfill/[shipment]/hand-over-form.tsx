'use client';

import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { useToast } from '@/components/ui/toast';
import { useActionForm } from '@/components/use-action-form';
import { HandOverParcelInput } from '@/lib/fulfillment/inputs';
import { handOverParcelAction } from '../actions';
import { carriers } from '../carriers';

export function HandOverForm({ parcelId }: { parcelId: number }) {
  const say = useToast();
  const { register, submit, pending, field, refusal } = useActionForm({
    schema: HandOverParcelInput,
    action: handOverParcelAction,
    defaultValues: { parcelId, carrier: '', trackingNumber: '' },
    onDone: () => say('Handed over'),
  });
  return (
    <form onSubmit={submit} className="grid gap-2.5 pt-3">
      <div className="flex flex-wrap gap-2.5">
        <Field label="Carrier" className="w-44" {...field('carrier')} id={`carrier-${parcelId}`}>
          <Input list="carriers" {...register('carrier')} />
        </Field>
        <datalist id="carriers">
          {carriers.map((carrier) => (
            <option key={carrier} value={carrier} />
          ))}
        </datalist>
        <Field
          label="Tracking number"
          optional
          className="w-60"
          {...field('trackingNumber')}
          id={`tracking-${parcelId}`}
        >
          <Input code autoCapitalize="characters" {...register('trackingNumber')} />
        </Field>
      </div>
      <RefusalText>{refusal}</RefusalText>
      <div>
        <SubmitButton variant="primary" pending={pending} pendingWord="Handing over…">
          Hand over
        </SubmitButton>
      </div>
    </form>
  );
}
