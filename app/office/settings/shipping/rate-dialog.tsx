'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { currencyDigits, parseMoney } from '@/lib/money';
import { setShippingRateAction } from './actions';

type Rate = {
  locationId: number | null;
  currency: string;
  transitDays: number;
  priceAmount: number;
  freeFromAmount: number | null;
};
type RateDialogProps = {
  method: { code: string; name: string };
  zone: { id: number; name: string };
  rates: Rate[];
  places: { id: number; name: string }[];
  currencies: string[];
  children: React.ReactNode;
};

/** One cell of the grid: for everywhere or for one location, days and price, or not at all. */
export function RateDialog({ method, zone, rates, places, currencies, children }: RateDialogProps) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [currency, setCurrency] = useState(rates[0]?.currency ?? currencies[0] ?? 'EUR');
  const locationId = from === '' ? null : Number(from);
  const rate = rates.find((one) => one.locationId === locationId && one.currency === currency);
  const amount = (value: number | null | undefined) =>
    value == null ? '' : (value / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
  const key = `${from}/${currency}`;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <button type="button" className="-mx-2 w-full rounded-md px-2 py-1 text-left hover:bg-muted">
          {children}
        </button>
      </DialogTrigger>
      <DialogContent
        title={`${method.name} to ${zone.name}`}
        description="Days on the road are days of the calendar. Empty days: this method does not go there."
      >
        <ActionForm
          key={key}
          className="pt-3"
          action={setShippingRateAction}
          read={(form) => {
            const days = String(form.get('transitDays') ?? '').trim();
            const money = (name: string) => parseMoney(String(form.get(name) ?? ''), currency);
            return {
              method: method.code,
              zoneId: zone.id,
              locationId,
              currency,
              rate:
                days === ''
                  ? null
                  : {
                      transitDays: Number(days),
                      priceAmount: money('price') ?? Number.NaN,
                      freeFromAmount: String(form.get('freeFrom') ?? '').trim() ? money('freeFrom') : null,
                    },
            };
          }}
          keep="Leave it"
          verb="Save"
          pendingWord="Saving…"
          doneWord="Rate saved"
          onDone={() => setOpen(false)}
        >
          <div className="grid grid-cols-[1fr_112px] gap-2.5">
            <Field id={`from-${zone.id}-${method.code}`} label="From">
              <Select
                value={from}
                onChange={(event) => setFrom(event.target.value)}
                placeholder="Everywhere"
                choices={places.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
            </Field>
            <Field id={`currency-${zone.id}-${method.code}`} label="Currency">
              <Select
                value={currency}
                onChange={(event) => setCurrency(event.target.value)}
                choices={currencies.map((code) => ({ value: code, label: code }))}
              />
            </Field>
          </div>
          <div className="grid grid-cols-3 gap-2.5">
            <Field id={`days-${zone.id}-${method.code}`} label="Days">
              <Input
                name="transitDays"
                inputMode="numeric"
                type="number"
                min={0}
                max={120}
                defaultValue={rate?.transitDays}
              />
            </Field>
            <Field id={`price-${zone.id}-${method.code}`} label="Price">
              <Input name="price" inputMode="decimal" defaultValue={amount(rate?.priceAmount)} />
            </Field>
            <Field id={`free-${zone.id}-${method.code}`} label="Free from" optional>
              <Input name="freeFrom" inputMode="decimal" defaultValue={amount(rate?.freeFromAmount)} />
            </Field>
          </div>
        </ActionForm>
        {rates.some((one) => one.locationId !== null) ? (
          <p className="pt-2 text-muted-foreground">
            Own rates:{' '}
            {rates
              .filter((one) => one.locationId !== null)
              .map((one) => places.find(({ id }) => id === one.locationId)?.name ?? 'a closed location')
              .join(', ')}
            . They beat the one from everywhere.
          </p>
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
