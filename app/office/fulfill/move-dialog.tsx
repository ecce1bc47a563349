'use client';

import { PreviewDialog } from '@/components/preview-dialog';
import type { ButtonProps } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { type ChoosableLine, ChosenUnits, unitsIn } from './chosen-units';
import { MovePlaces, WAIT } from './move-places';
import { moveUnitsAction, previewMoveAction } from './reroute-actions';

type MoveDialogProps = {
  orderId: number;
  shipmentNo: number;
  /** As people say it: 10488-2. */
  name: string;
  /** Where it is now; null: it waits. */
  from: string | null;
  lines: ChoosableLine[];
  variant?: ButtonProps['variant'];
};

/** A person decides from where units are sent: every place with what it could give, then what that moves. */
export function MoveDialog({ orderId, shipmentNo, name, from, lines, variant }: MoveDialogProps) {
  const read = (form: FormData) => {
    const to = form.get('to');
    const note = String(form.get('note') ?? '').trim();
    return {
      orderId,
      shipmentNo,
      units: unitsIn(form, lines),
      to: to === WAIT ? null : Number(to ?? 0),
      ...(note ? { note } : {}),
    };
  };
  return (
    <PreviewDialog
      trigger="Move…"
      triggerVariant={variant}
      title={from ? `Move units of ${name} from ${from}` : `Choose who sends ${name}`}
      preview={previewMoveAction}
      action={moveUnitsAction}
      input={read}
      keep={from ? `Leave them at ${from}` : 'Let them wait'}
      verb="Move these units"
      pendingWord="Moving…"
      doneWord="Moved"
    >
      <MovePlaces orderId={orderId} shipmentNo={shipmentNo} mayWait={from !== null} />
      <ChosenUnits lines={lines} />
      <Field
        id="move-note"
        label="Why"
        help="Stands with the shipment as the reason it leaves from there."
        optional
      >
        <Input name="note" maxLength={500} />
      </Field>
    </PreviewDialog>
  );
}
