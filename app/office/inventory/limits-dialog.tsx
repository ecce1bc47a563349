'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { setStockLimitsAction } from './actions';

type LimitsDialogProps = {
  sku: string;
  name: string;
  location: string;
  locationName: string;
  ownSafety: number;
  lowAt: number | null;
  /** What is pressed; in a list the number itself. */
  children: React.ReactNode;
  quiet?: boolean;
};

/** What one shelf keeps back and when it counts as low. */
export function LimitsDialog(props: LimitsDialogProps) {
  const { sku, name, location, locationName, ownSafety, lowAt, children, quiet } = props;
  const [open, setOpen] = useState(false);
  const id = `${sku}-${location}`;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        {quiet ? (
          <button
            type="button"
            className="-my-1 -mr-1.5 inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm px-1.5 py-1 hover:bg-muted"
          >
            {children}
            <span className="sr-only">{`, change safety stock and limit of ${name} in ${locationName}`}</span>
          </button>
        ) : (
          <Button>{children}</Button>
        )}
      </DialogTrigger>
      <DialogContent title={`Limits of ${name}, ${locationName}`}>
        <ActionForm
          className="pt-3"
          action={setStockLimitsAction}
          read={(form) => ({
            sku,
            location,
            safety: Number(form.get('safety') || 0),
            lowAt: form.get('lowAt') === '' ? null : Number(form.get('lowAt')),
          })}
          keep="Leave it"
          verb="Save the limits"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Limits saved"
          onDone={() => setOpen(false)}
        >
          <Field
            id={`safety-${id}`}
            label="Safety stock of this shelf"
            help="Never promised. A rule that keeps back more wins."
          >
            <Input name="safety" inputMode="numeric" defaultValue={ownSafety} className="max-w-32" />
          </Field>
          <Field
            id={`low-${id}`}
            label="Low at"
            optional
            help="At or below this many available it becomes work. Empty: never."
          >
            <Input name="lowAt" inputMode="numeric" defaultValue={lowAt ?? ''} className="max-w-32" />
          </Field>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
