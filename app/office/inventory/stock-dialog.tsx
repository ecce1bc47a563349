'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentChoice } from '@/components/ui/tabs';
import type { ActionResult } from '@/lib/errors';
import { adjustStockAction, countStockAction, receiveStockAction } from './actions';

type StockDialogProps = {
  sku: string;
  name: string;
  location: string;
  locationName: string;
  onHand: number;
  /** In a list it stands in each row and is drawn without an edge. */
  quiet?: boolean;
};
type Way = 'receive' | 'count' | 'adjust' | 'damaged';

const ways: { value: Way; label: string; quantity: string; help: string; verb: string }[] = [
  {
    value: 'receive',
    label: 'Receive',
    quantity: 'Units that arrived',
    help: 'Orders that wait for it are served at once, oldest first.',
    verb: 'Receive',
  },
  {
    value: 'count',
    label: 'Count',
    quantity: 'Units on the shelf',
    help: 'Fewer than are reserved: the youngest unpicked units wait for stock again.',
    verb: 'Post the count',
  },
  {
    value: 'adjust',
    label: 'Correct',
    quantity: 'Difference, for example −2',
    help: 'Needs a reason.',
    verb: 'Correct',
  },
  {
    value: 'damaged',
    label: 'Damaged',
    quantity: 'Units that broke',
    help: 'They leave the sellable stock and are counted as damaged.',
    verb: 'Note the damage',
  },
];

/** Everything a person may do to one shelf. */
export function StockDialog({ sku, name, location, locationName, onHand, quiet = true }: StockDialogProps) {
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useState<Way>('receive');
  const way = ways.find(({ value }) => value === chosen) ?? ways[0];
  if (!way) return null;

  const save = (input: { quantity: number; reason: string }): Promise<ActionResult<unknown>> => {
    if (chosen === 'receive')
      return receiveStockAction({ location, lines: [{ sku, quantity: input.quantity }] });
    if (chosen === 'count') return countStockAction({ sku, location, counted: input.quantity });
    const damaged = chosen === 'damaged';
    return adjustStockAction({
      sku,
      location,
      reason: input.reason,
      kind: damaged ? 'damaged' : 'correction',
      quantity: damaged ? Math.abs(input.quantity) : input.quantity,
    });
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button
          variant={quiet ? 'ghost' : 'default'}
          aria-label={`Change stock of ${name} in ${locationName}`}
        >
          Change…
        </Button>
      </DialogTrigger>
      <DialogContent title={`${name}, ${locationName}`} description={`${onHand} on hand now`}>
        <ActionForm
          className="pt-3"
          action={
            save as (input: { quantity: number; reason: string }) => ReturnType<typeof adjustStockAction>
          }
          read={(form) => ({
            quantity: Number(String(form.get('quantity') ?? '').replace(/[−–]/, '-')),
            reason: String(form.get('reason') ?? ''),
          })}
          keep="Leave it"
          verb={way.verb}
          pendingWord="Working…"
          variant="primary"
          doneWord="Stock changed"
          onDone={() => setOpen(false)}
        >
          <SegmentChoice
            name="way"
            legend="What happened"
            className="justify-self-start max-md:justify-self-stretch"
            choices={ways}
            defaultValue={chosen}
            onChange={(value) => choose(ways.find((one) => one.value === value)?.value ?? 'receive')}
          />
          <Field id={`quantity-${sku}-${location}`} label={way.quantity} help={way.help}>
            <Input
              name="quantity"
              inputMode={chosen === 'adjust' ? 'text' : 'numeric'}
              className="max-w-32"
              required
            />
          </Field>
          {chosen === 'adjust' || chosen === 'damaged' ? (
            <Field id={`reason-${sku}-${location}`} label="Reason">
              <Input name="reason" maxLength={300} required />
            </Field>
          ) : null}
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
