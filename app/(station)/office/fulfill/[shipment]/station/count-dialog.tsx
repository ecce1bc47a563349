'use client';

import { useState } from 'react';
import { unscannableWords } from '@/components/plain-words';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type UnscannableReason, unscannableReasons } from '@/db/statuses';
import type { JobLine } from './job';

export type Counted = { lineNo: number; quantity: number; reason?: UnscannableReason };
type CountDialogProps = {
  line: JobLine;
  left: number;
  disabled: boolean;
  onCount: (counted: Counted) => void;
};

/** Several at once, or units whose code cannot be scanned and why. Nothing is sent before the box is packed. */
export function CountDialog({ line, left, disabled, onCount }: CountDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button disabled={disabled} aria-label={`Count ${line.name} without scanning each`}>
          Without a scan…
        </Button>
      </DialogTrigger>
      <DialogContent title={`Count ${line.name}`} description={`${left} more belong into this box`}>
        <form
          className="grid gap-2.5 pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const reason = unscannableReasons.find((one) => one === form.get('reason'));
            onCount({
              lineNo: line.lineNo,
              quantity: Number(form.get('quantity')),
              ...(reason && { reason }),
            });
            setOpen(false);
          }}
        >
          <Field id="count-quantity" label="How many">
            <Input
              name="quantity"
              type="number"
              inputMode="numeric"
              min={1}
              max={left}
              defaultValue={left}
              required
              className="max-w-28"
            />
          </Field>
          <Field
            id="count-reason"
            label="Why without a scan"
            help="Kept with the parcel, so that codes get mended."
          >
            <Select
              name="reason"
              choices={[
                { value: '', label: 'Many of the same, counted by hand' },
                ...unscannableReasons.map((reason) => ({ value: reason, label: unscannableWords[reason] })),
              ]}
            />
          </Field>
          <DialogActions className="mt-1">
            <DialogClose asChild>
              <Button>Scan them</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              Count them
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
