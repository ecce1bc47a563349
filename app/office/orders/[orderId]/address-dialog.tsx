'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Address } from '@/db/schema/orders';
import { correctAddressAction } from './actions';

const optional = [
  ['name', 'Name'],
  ['company', 'Company'],
  ['line2', 'Second line'],
  ['region', 'State or province'],
] as const;

type AddressDialogProps = { orderId: number; address: Address; variant?: 'primary' | 'ghost' };

/** The whole address by hand. Coordinates of the old one do not survive another street, postcode or city. */
export function AddressDialog({ orderId, address, variant }: AddressDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant ?? 'default'}>Edit address…</Button>
      </DialogTrigger>
      <DialogContent
        title="Edit the address"
        description="The address as it was given is kept with the order."
      >
        <ActionForm
          className="pt-3"
          action={correctAddressAction}
          read={(form) => ({ orderId, shipTo: addressOf(form, address) })}
          keep="Leave it"
          verb="Save address"
          pendingWord="Saving…"
          variant="primary"
          doneWord="Address saved"
          onDone={() => setOpen(false)}
        >
          <Written address={address} names={['name', 'company']} />
          <Field id="address-line1" label="Street and number">
            <Input name="line1" defaultValue={address.line1} maxLength={200} required autoComplete="off" />
          </Field>
          <Written address={address} names={['line2']} />
          <div className="grid grid-cols-[120px_minmax(0,1fr)] gap-2.5">
            <Field id="address-postcode" label="Postcode">
              <Input
                name="postcode"
                defaultValue={address.postcode}
                maxLength={20}
                required
                autoComplete="off"
              />
            </Field>
            <Field id="address-city" label="City">
              <Input name="city" defaultValue={address.city} maxLength={120} required autoComplete="off" />
            </Field>
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)_120px] gap-2.5">
            <Written address={address} names={['region']} />
            <Field id="address-country" label="Country">
              <Input
                name="country"
                defaultValue={address.country}
                maxLength={2}
                pattern="[A-Za-z]{2}"
                required
                autoComplete="off"
              />
            </Field>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

type Optional = (typeof optional)[number][0];

function Written({ address, names }: { address: Address; names: readonly Optional[] }) {
  return optional
    .filter(([name]) => names.includes(name))
    .map(([name, label]) => (
      <Field key={name} id={`address-${name}`} label={label} optional>
        <Input name={name} defaultValue={address[name]} maxLength={200} autoComplete="off" />
      </Field>
    ));
}

function addressOf(form: FormData, before: Address): Address {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const after: Address = {
    line1: text('line1'),
    postcode: text('postcode'),
    city: text('city'),
    country: text('country').toUpperCase(),
  };
  for (const [name] of optional) if (text(name)) after[name] = text(name);
  const moved =
    after.line1 !== before.line1 || after.postcode !== before.postcode || after.city !== before.city;
  const { latitude, longitude } = before;
  return moved || latitude === undefined || longitude === undefined
    ? after
    : { ...after, latitude, longitude };
}
