'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { GoodsLines, readGoods } from '../goods-lines';
import { expectGoodsAction } from './actions';

/** Goods on order, with the day they should be there. */
export function ExpectDialog({ places, day }: { places: { value: string; label: string }[]; day: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Expect goods</Button>
      </DialogTrigger>
      <DialogContent
        title="Expect goods"
        description="They count as incoming, and orders that wait are told the day, oldest first."
        wide
      >
        <ActionForm
          className="gap-3 pt-3"
          action={expectGoodsAction}
          read={(form) => ({
            location: String(form.get('location') ?? ''),
            expectedAt: String(form.get('expectedAt') ?? ''),
            reference: String(form.get('reference') ?? ''),
            lines: readGoods(form),
          })}
          keep="Leave it"
          verb="Expect them"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Goods expected"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-3 gap-2.5 max-md:grid-cols-1">
            <Field id="expect-location" label="Where">
              <Select
                name="location"
                required
                defaultValue={places.length === 1 ? places[0]?.value : ''}
                placeholder="Choose"
                choices={places}
              />
            </Field>
            <Field id="expect-day" label="Expected">
              <Input name="expectedAt" type="date" required defaultValue={day} />
            </Field>
            <Field id="expect-reference" label="Purchase order" optional>
              <Input name="reference" maxLength={100} />
            </Field>
          </div>
          <GoodsLines />
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
