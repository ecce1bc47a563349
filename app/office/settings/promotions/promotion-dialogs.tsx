'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { changePromotionAction, createPromotionAction } from './actions';
import { LimitFields, type Limits } from './limit-fields';
import { limitsOf, promotionOf } from './read-form';

const kinds = [
  { value: 'percent', label: 'A percentage off the items' },
  { value: 'amount', label: 'An amount off the items' },
  { value: 'shipping', label: 'Free shipping' },
];

export function CreatePromotionDialog({ currencies }: { currencies: string[] }) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState('percent');
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Create a code</Button>
      </DialogTrigger>
      <DialogContent
        title="Create a code"
        description="What it gives cannot be changed later; its limits can. Orders keep what it gave."
      >
        <ActionForm
          className="pt-3"
          action={createPromotionAction}
          read={promotionOf}
          keep="Not now"
          verb="Create it"
          pendingWord="Creating…"
          variant="primary"
          doneWord="Code created"
          onDone={() => setOpen(false)}
        >
          <Field id="promotion-code" label="Code" help="Customers may type it in small letters too">
            <Input name="code" maxLength={40} className="uppercase" autoComplete="off" required />
          </Field>
          <Field id="promotion-kind" label="It gives">
            <Select
              name="kind"
              value={kind}
              onChange={(event) => setKind(event.target.value)}
              choices={kinds}
            />
          </Field>
          <div className="grid grid-cols-2 gap-2.5">
            {kind === 'shipping' ? null : (
              <Field id="promotion-value" label={kind === 'percent' ? 'Percent' : 'Amount'}>
                <Input name="value" inputMode="decimal" autoComplete="off" required />
              </Field>
            )}
            <Field
              id="promotion-currency"
              label="Currency"
              help={kind === 'amount' ? undefined : 'of a least amount'}
            >
              <Select name="currency" choices={currencies.map((one) => ({ value: one, label: one }))} />
            </Field>
          </div>
          <LimitFields id="new" />
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

type ChangePromotionProps = {
  code: string;
  gift: string;
  currency: string | null;
  limits: Limits;
  uncounted: boolean;
};

export function ChangePromotionDialog({ code, gift, currency, limits, uncounted }: ChangePromotionProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" aria-label={`Change code ${code}`}>
          Change…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Change code ${code}`}
        description={`${gift}, as before. Orders that used it keep what it gave.`}
      >
        <ActionForm
          className="pt-3"
          action={changePromotionAction}
          read={(form) => ({ code, ...limitsOf(form, currency ?? 'EUR') })}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Code changed"
          onDone={() => setOpen(false)}
        >
          <LimitFields id={code} limits={limits} uncounted={uncounted} currency={currency} />
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
