'use client';

import { ActionForm } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { packParcelAction } from '../actions';

type PackFormProps = {
  orderId: number;
  shipmentNo: number;
  lines: { lineNo: number; name: string; left: number }[];
};

/** One box. Everything picked is proposed; fewer units leave the rest for the next box. */
export function PackForm({ orderId, shipmentNo, lines }: PackFormProps) {
  return (
    <ActionForm
      className="max-w-xl pt-3"
      action={packParcelAction}
      read={(form) => {
        const weight = Number(String(form.get('weight') ?? '').replace(',', '.'));
        return {
          orderId,
          shipmentNo,
          units: lines
            .map(({ lineNo }) => ({ lineNo, quantity: Number(form.get(`line-${lineNo}`) ?? 0) }))
            .filter(({ quantity }) => quantity > 0),
          ...(weight > 0 ? { weightG: Math.round(weight * 1000) } : {}),
        };
      }}
      verb="Pack this parcel"
      pendingWord="Packing…"
      variant="primary"
      doneWord="Packed"
    >
      {lines.map(({ lineNo, name, left }) => (
        <label key={lineNo} className="grid grid-cols-[minmax(0,1fr)_80px_56px] items-center gap-2">
          <span className="truncate">{name}</span>
          <Input
            name={`line-${lineNo}`}
            type="number"
            inputMode="numeric"
            min={0}
            max={left}
            defaultValue={left}
          />
          <span className="text-muted-foreground">of {left}</span>
        </label>
      ))}
      <Field id="pack-weight" label="Weight in kg" optional>
        <Input name="weight" inputMode="decimal" className="max-w-28" />
      </Field>
    </ActionForm>
  );
}
