'use client';

import { ActionForm } from '@/components/action-form';
import { Input } from '@/components/ui/input';
import { receiveTransferAction } from '../actions';

type ReceiveFormProps = { transferId: number; lines: { sku: string; name: string; units: number }[] };

/** What arrived of each; all of it stands there at first, fewer is a part. */
export function ReceiveForm({ transferId, lines }: ReceiveFormProps) {
  return (
    <ActionForm
      className="max-w-2xl pt-2"
      action={receiveTransferAction}
      read={(form) => ({
        transferId,
        lines: lines
          .map(({ sku }) => ({ sku, quantity: Number(form.get(`units-${sku}`) ?? 0) }))
          .filter(({ quantity }) => quantity > 0),
      })}
      verb="Receive"
      pendingWord="Receiving…"
      variant="primary"
      doneWord="Received"
    >
      <ul className="min-w-0 divide-y border-b">
        {lines.map(({ sku, name, units }) => (
          <li key={sku} className="flex items-center gap-3 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{name}</span>
              <span className="code text-muted-foreground">{sku}</span>
            </span>
            <Input
              name={`units-${sku}`}
              type="number"
              inputMode="numeric"
              min={0}
              max={units}
              defaultValue={units}
              aria-label={`How many of ${name} arrived`}
              className="w-24 text-right"
            />
            <span className="w-14 text-muted-foreground">of {units}</span>
          </li>
        ))}
      </ul>
    </ActionForm>
  );
}
