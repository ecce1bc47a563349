'use client';

import { PreviewDialog } from '@/components/preview-dialog';
import { rejectAnswerWords } from '@/components/status-words';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { shortPickReasons } from '@/db/statuses';
import { previewShortPickAction, shortPickAction } from '../actions';

type ShortPickDialogProps = {
  orderId: number;
  shipmentNo: number;
  lineNo: number;
  name: string;
  item: string;
  left: number;
};

/** What was found at the shelf decides what happens to the stock; the missing units are routed again at once. */
export function ShortPickDialog({ orderId, shipmentNo, lineNo, name, item, left }: ShortPickDialogProps) {
  return (
    <PreviewDialog
      trigger="Missing…"
      triggerVariant="ghost"
      title={`${item} is missing for ${name}`}
      preview={previewShortPickAction}
      action={shortPickAction}
      input={(form) => ({
        orderId,
        shipmentNo,
        lineNo,
        quantity: Number(form.get('quantity') ?? left),
        reason: shortPickReasons.find((reason) => reason === form.get('reason')) ?? 'this_quantity',
      })}
      keep="Look again"
      verb="Send them from elsewhere"
      pendingWord="Routing…"
      doneWord="Routed again"
    >
      <Field id="short-quantity" label="How many are missing" help={`of ${left} still to pick`}>
        <Input name="quantity" type="number" min={1} max={left} defaultValue={left} className="max-w-28" />
      </Field>
      <Field
        id="short-reason"
        label="What did you find at the shelf?"
        help="The answer decides what happens to the stock."
      >
        <Select
          name="reason"
          defaultValue="this_quantity"
          choices={shortPickReasons.map((reason) => ({
            value: reason,
            label: rejectAnswerWords[reason].word,
          }))}
        />
      </Field>
    </PreviewDialog>
  );
}
