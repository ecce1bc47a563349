'use client';

import { useRouter } from 'next/navigation';
import { ActionForm } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type GoodsLine, GoodsLines, readGoods } from '../goods-lines';
import { changeTransferAction, createTransferAction } from './actions';

type Plan = { transferId: number; from: string; to: string; day: string; note: string; lines: GoodsLine[] };
type TransferFormProps = {
  places: { value: string; label: string }[];
  /** The day that stands there at first. */
  day: string;
  plan?: Plan;
};

export function TransferForm({ places, day, plan }: TransferFormProps) {
  const router = useRouter();
  const read = (form: FormData) => ({
    from: String(form.get('from') ?? ''),
    to: String(form.get('to') ?? ''),
    expectedAt: String(form.get('expectedAt') ?? ''),
    note: String(form.get('note') ?? ''),
    lines: readGoods(form),
  });
  const save = (input: ReturnType<typeof read>) =>
    plan ? changeTransferAction({ transferId: plan.transferId, ...input }) : createTransferAction(input);

  return (
    <ActionForm
      className="max-w-2xl gap-4"
      action={save}
      read={read}
      verb={plan ? 'Save the draft' : 'Draft the transfer'}
      pendingWord="Saving…"
      variant="primary"
      doneWord={plan ? 'Draft saved' : 'Transfer drafted'}
      onDone={({ transferId }) => router.push(`/office/inventory/transfers/${transferId}`)}
    >
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field id="transfer-from" label="From">
          <Select
            name="from"
            required
            defaultValue={plan?.from ?? ''}
            placeholder="Choose"
            choices={places}
          />
        </Field>
        <Field id="transfer-to" label="To">
          <Select name="to" required defaultValue={plan?.to ?? ''} placeholder="Choose" choices={places} />
        </Field>
        <Field
          id="transfer-day"
          label="Expected there"
          help="Orders that wait for these goods are told this day."
        >
          <Input name="expectedAt" type="date" required defaultValue={plan?.day ?? day} />
        </Field>
        <Field id="transfer-note" label="Note" optional>
          <Input name="note" maxLength={300} defaultValue={plan?.note} />
        </Field>
      </div>
      <GoodsLines start={plan?.lines ?? []} />
    </ActionForm>
  );
}
