'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RiskLimits } from '@/db/schema/channels';
import { parseMoney } from '@/lib/money';
import { changeChannelAction } from './actions';

type ChannelDialogProps = {
  channel: {
    id: number;
    name: string;
    currency: string;
    numberPrefix: string;
    autoConfirm: boolean;
    expireAfterMinutes: number | null;
    addressCheck: boolean;
    riskCheck: boolean;
    risk: RiskLimits;
    /** `risk.firstOrderAmount` as people type it. */
    firstOrder: string;
  };
};

const counts = [
  ['ordersPerDay', 'Orders of one person within 24 hours', 2],
  ['unitsOfOne', 'Units of one SKU', 2],
  ['medium', 'Medium from', 1],
  ['high', 'High from', 1],
] as const;

export function ChannelDialog({ channel }: ChannelDialogProps) {
  const [open, setOpen] = useState(false);
  const [judges, setJudges] = useState(channel.riskCheck);
  const { id, name, currency, risk } = channel;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button aria-label={`Change channel ${name}`}>Change…</Button>
      </DialogTrigger>
      <DialogContent
        title={`Change ${name}`}
        description="For orders from now on. Those that are there keep their number, their time and their state."
      >
        <ActionForm
          className="pt-3"
          action={changeChannelAction}
          read={(form) => inputOf(form, channel)}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Channel changed"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-[minmax(0,1fr)_156px] gap-2.5">
            <Field id={`name-${id}`} label="Name">
              <Input name="name" defaultValue={name} maxLength={200} required />
            </Field>
            <Field id={`prefix-${id}`} label="Number prefix" optional>
              <Input name="prefix" defaultValue={channel.numberPrefix} maxLength={8} />
            </Field>
          </div>
          <Checkbox
            name="confirm"
            defaultChecked={channel.autoConfirm}
            label="Orders are confirmed at once,"
            help="otherwise somebody verifies each, with its stock held"
          />
          <Field
            id={`expire-${id}`}
            label="Unpaid or unverified orders end after"
            optional
            help="minutes; empty: they wait. Their stock is free then, and their codes are given back."
          >
            <Input
              name="expire"
              type="number"
              inputMode="numeric"
              min={1}
              defaultValue={channel.expireAfterMinutes ?? ''}
            />
          </Field>
          <Checkbox
            name="address"
            defaultChecked={channel.addressCheck}
            label="Check addresses,"
            help="an order whose parcel would not arrive waits"
          />
          <Checkbox
            name="risk"
            checked={judges}
            onChange={(event) => setJudges(event.target.checked)}
            label="Look for risks,"
            help="an order with a high one waits until it is released"
          />
          <div className="grid grid-cols-2 gap-2.5" hidden={!judges}>
            <Field id={`first-${id}`} label={`First order from, ${currency}`} className="col-span-2">
              <Input name="firstOrder" inputMode="decimal" defaultValue={channel.firstOrder} />
            </Field>
            {counts.map(([field, label, least]) => (
              <Field
                key={field}
                id={`${field}-${id}`}
                label={label}
                help={field === 'medium' || field === 'high' ? 'points of 100' : undefined}
              >
                <Input
                  name={field}
                  type="number"
                  inputMode="numeric"
                  min={least}
                  defaultValue={risk[field]}
                />
              </Field>
            ))}
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

function inputOf(form: FormData, { id, currency }: ChannelDialogProps['channel']) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const number = (name: string) => Number(text(name));
  return {
    channelId: id,
    name: text('name'),
    numberPrefix: text('prefix'),
    autoConfirm: form.get('confirm') !== null,
    expireAfterMinutes: text('expire') ? number('expire') : null,
    addressCheck: form.get('address') !== null,
    riskCheck: form.get('risk') !== null,
    risk: {
      firstOrderAmount: parseMoney(text('firstOrder'), currency) ?? -1,
      ordersPerDay: number('ordersPerDay'),
      unitsOfOne: number('unitsOfOne'),
      medium: number('medium'),
      high: number('high'),
    },
  };
}
