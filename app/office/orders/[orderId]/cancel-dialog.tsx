'use client';

import { PreviewDialog } from '@/components/preview-dialog';
import { cancelReasonWords } from '@/components/status-words';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type CancelReason, cancelReasons } from '@/db/statuses';
import { cancelOrderAction, previewCancelAction } from './actions';

type CancelDialogProps = {
  orderId: number;
  number: string;
  lines: { no: number; name: string; left: number }[];
  /** These units and no others, though they be all that are shown. */
  only?: boolean;
  reason?: CancelReason;
};

/** Units of lines, or everything that has not left; says what it does to money, stock and customer before it does it. */
export function CancelDialog({
  orderId,
  number,
  lines,
  only,
  reason: usual = 'customer',
}: CancelDialogProps) {
  const all = lines.reduce((sum, { left }) => sum + left, 0);
  const read = (form: FormData) => {
    const units = lines
      .map(({ no }) => ({ lineNo: no, quantity: Number(form.get(`line-${no}`) ?? 0) }))
      .filter(({ quantity }) => quantity > 0);
    const chosen = units.reduce((sum, { quantity }) => sum + quantity, 0);
    const reason = cancelReasons.find((one) => one === form.get('reason')) ?? usual;
    const note = String(form.get('note') ?? '').trim();
    return {
      orderId,
      reason,
      ...(only || chosen < all ? { units } : {}),
      ...(note ? { note } : {}),
    };
  };
  return (
    <PreviewDialog
      trigger="Cancel…"
      triggerVariant="destructive"
      destructive
      title={`Cancel in order ${number}`}
      preview={previewCancelAction}
      action={cancelOrderAction}
      input={read}
      keep="Keep them"
      verb="Cancel these units"
      pendingWord="Canceling…"
      doneWord="Canceled"
    >
      <fieldset className="grid gap-1.5">
        <legend className="pb-1 font-control">How many of each</legend>
        {lines.map(({ no, name, left }) => (
          <label key={no} className="grid grid-cols-[minmax(0,1fr)_72px_64px] items-center gap-2">
            <span className="truncate">{name}</span>
            <Input name={`line-${no}`} type="number" min={0} max={left} defaultValue={left} />
            <span className="text-muted-foreground">of {left}</span>
          </label>
        ))}
      </fieldset>
      <Field id="cancel-reason" label="Why">
        <Select
          name="reason"
          defaultValue={usual}
          choices={cancelReasons.map((reason) => ({ value: reason, label: cancelReasonWords[reason].word }))}
        />
      </Field>
      <Field id="cancel-note" label="Note for colleagues" optional>
        <Input name="note" maxLength={500} />
      </Field>
    </PreviewDialog>
  );
}
