'use client';

import { PreviewDialog } from '@/components/preview-dialog';
import { rejectAnswerWords } from '@/components/status-words';
import type { ButtonProps } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { shortPickReasons } from '@/db/statuses';
import { type ChoosableLine, ChosenUnits, unitsIn } from './chosen-units';
import { previewRejectAction, rejectShipmentAction } from './reroute-actions';

type RejectDialogProps = {
  orderId: number;
  shipmentNo: number;
  name: string;
  location: string;
  lines: ChoosableLine[];
  /** Where to go once it is no longer this place's. */
  doneHref?: string;
  variant?: ButtonProps['variant'];
};

/** A place will not send these units: the reason decides its stock, another place sends them at once, or they wait. */
export function RejectDialog(props: RejectDialogProps) {
  const { orderId, shipmentNo, name, location, lines, doneHref, variant } = props;
  const read = (form: FormData) => {
    const note = String(form.get('note') ?? '').trim();
    return {
      orderId,
      shipmentNo,
      units: unitsIn(form, lines),
      reason: shortPickReasons.find((reason) => reason === form.get('reason')) ?? ('none' as const),
      ...(note ? { note } : {}),
    };
  };
  return (
    <PreviewDialog
      trigger="Reject…"
      triggerVariant={variant}
      destructive
      title={`Reject units of ${name} at ${location}`}
      preview={previewRejectAction}
      action={rejectShipmentAction}
      input={read}
      keep="Keep them here"
      verb="Reject these units"
      pendingWord="Routing…"
      doneWord={({ said }) => said}
      doneHref={doneHref}
    >
      <RadioGroup legend="What did you find?">
        {shortPickReasons.map((reason) => (
          <Radio
            key={reason}
            name="reason"
            value={reason}
            defaultChecked={reason === 'none'}
            label={rejectAnswerWords[reason].word}
            help={rejectAnswerWords[reason].follows}
          />
        ))}
      </RadioGroup>
      <ChosenUnits lines={lines} />
      <Field
        id="reject-note"
        label="Why"
        help="Routing will not ask this place for these units again."
        optional
      >
        <Input name="note" maxLength={500} />
      </Field>
    </PreviewDialog>
  );
}
