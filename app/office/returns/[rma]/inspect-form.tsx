'use client';

import { ActionForm } from '@/components/action-form';
import { Input } from '@/components/ui/input';
import { SegmentChoice } from '@/components/ui/tabs';
import { inspectReturnAction } from '../actions';

type InspectFormProps = {
  orderId: number;
  returnNo: number;
  lineNo: number;
  /** Arrived and not looked at. */
  here: number;
  left: number;
  location: string | null;
};

const conditions = ['resell', 'damaged', 'missing'] as const;

export function InspectForm({ orderId, returnNo, lineNo, here, left, location }: InspectFormProps) {
  return (
    <ActionForm
      action={inspectReturnAction}
      read={(form) => ({
        orderId,
        returnNo,
        units: [
          {
            lineNo,
            quantity: Number(form.get('quantity') ?? 1),
            condition: conditions.find((one) => one === form.get('condition')) ?? 'resell',
          },
        ],
      })}
      verb="Note what was found"
      pendingWord="Noting…"
      doneWord="Noted"
    >
      <div className="flex flex-wrap items-center gap-2.5">
        <Input
          name="quantity"
          type="number"
          aria-label="Units"
          min={1}
          max={left}
          defaultValue={here > 0 ? here : left}
          className="w-20"
        />
        <SegmentChoice
          name="condition"
          legend="Condition"
          defaultValue={here > 0 ? 'resell' : 'missing'}
          choices={[
            { value: 'resell', label: 'Resell', disabled: here === 0 },
            { value: 'damaged', label: 'Damaged', disabled: here === 0 },
            { value: 'missing', label: 'Missing' },
          ]}
        />
        <span className="sm text-muted-foreground">
          {here > 0
            ? `Resell puts them back on sale${location ? ` in ${location}` : ''}, damaged counts them apart`
            : 'Not received yet: only missing can be noted'}
        </span>
      </div>
    </ActionForm>
  );
}
