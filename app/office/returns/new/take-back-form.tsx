'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { returnReasons, returnReasonWords } from '@/lib/returns/rules';
import { requestReturnAction } from '../actions';

type TakeBackFormProps = { orderId: number; lines: { lineNo: number; name: string; units: number }[] };

export function TakeBackForm({ orderId, lines }: TakeBackFormProps) {
  const router = useRouter();
  return (
    <ActionForm
      className="max-w-2xl"
      action={requestReturnAction}
      read={(form) => ({
        orderId,
        lines: lines
          .map(({ lineNo }) => ({
            lineNo,
            quantity: Number(form.get(`quantity-${lineNo}`) ?? 0),
            reason: returnReasons.find((one) => one === form.get(`reason-${lineNo}`)) ?? 'other',
            outcome: 'refund' as const,
          }))
          .filter(({ quantity }) => quantity > 0),
      })}
      verb="Open the return"
      pendingWord="Opening…"
      variant="primary"
      doneWord="Return opened"
      onDone={({ rma }) => router.push(`/office/returns/${rma}`)}
    >
      <ul className="divide-y border-y">
        {lines.map(({ lineNo, name, units }) => (
          <li
            key={lineNo}
            className="grid grid-cols-[minmax(0,1fr)_72px_48px_200px] items-center gap-2 py-2 max-md:grid-cols-[minmax(0,1fr)_72px_48px]"
          >
            <b className="truncate">{name}</b>
            <Input
              name={`quantity-${lineNo}`}
              type="number"
              aria-label={`How many of ${name}`}
              min={0}
              max={units}
              defaultValue={lines.length === 1 ? units : 0}
            />
            <span className="text-muted-foreground">of {units}</span>
            <span className="max-md:col-span-3">
              <Select
                name={`reason-${lineNo}`}
                aria-label={`Why ${name} comes back`}
                defaultValue="other"
                choices={returnReasons.map((reason) => ({ value: reason, label: returnReasonWords[reason] }))}
              />
            </span>
          </li>
        ))}
      </ul>
    </ActionForm>
  );
}
