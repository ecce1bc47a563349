'use client';

import { ActionForm } from '@/components/action-form';
import { Section } from '@/components/section';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { LocationSettings } from '@/db/schema/sourcing';
import { type LocationKind, locationKinds } from '@/db/statuses';
import { changeLocationAction } from '../actions';
import { dayWords, kindWords, timeOf, usual } from '../words';
import { readLocation } from './read-location';

export type PlaceGiven = {
  id: number;
  code: string;
  name: string;
  kind: LocationKind;
  country: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  timeZone: string;
  settings: LocationSettings;
};

export function LocationForm({ place }: { place: PlaceGiven }) {
  const { settings } = place;
  const workdays = settings.workdays ?? [1, 2, 3, 4, 5];
  return (
    <ActionForm
      action={changeLocationAction}
      read={(form) => readLocation(form, place)}
      verb="Save"
      pendingWord="Saving…"
      variant="primary"
      doneWord="Saved. Orders from now on follow it; dates that were given stay."
    >
      <Section tight title="Where it is">
        <div className="grid gap-2.5 pt-2.5 sm:grid-cols-2">
          <Field id="name" label="Name">
            <Input name="name" defaultValue={place.name} maxLength={200} required />
          </Field>
          <Field id="kind" label="Kind">
            <Select
              name="kind"
              defaultValue={place.kind}
              choices={locationKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
            />
          </Field>
          <Field id="street" label="Street" optional help="The sender on labels">
            <Input name="street" defaultValue={settings.street} maxLength={200} />
          </Field>
          <div className="grid grid-cols-[112px_1fr] gap-2.5">
            <Field id="postcode" label="Postcode" optional>
              <Input name="postcode" defaultValue={place.postcode ?? ''} maxLength={20} />
            </Field>
            <Field id="city" label="City" optional>
              <Input name="city" defaultValue={place.city ?? ''} maxLength={120} />
            </Field>
          </div>
          <div className="grid grid-cols-[112px_1fr] gap-2.5">
            <Field id="country" label="Country" optional help="as DE">
              <Input name="country" defaultValue={place.country ?? ''} maxLength={2} />
            </Field>
            <Field id="region" label="Region" optional help="For rules that prefer the same region">
              <Input name="region" defaultValue={place.region ?? ''} maxLength={120} />
            </Field>
          </div>
          <div className="grid grid-cols-2 gap-2.5">
            <Field id="latitude" label="Latitude" optional help="For distances">
              <Input name="latitude" inputMode="decimal" defaultValue={place.latitude ?? ''} />
            </Field>
            <Field id="longitude" label="Longitude" optional>
              <Input name="longitude" inputMode="decimal" defaultValue={place.longitude ?? ''} />
            </Field>
          </div>
        </div>
      </Section>
      <Section title="When it works">
        <div className="grid gap-2.5 pt-2.5 sm:grid-cols-2">
          <Field id="timeZone" label="Time zone" help="Its days and its cut-off are by this clock">
            <Input name="timeZone" defaultValue={place.timeZone} maxLength={60} required />
          </Field>
          <div className="grid grid-cols-2 gap-2.5">
            <Field id="cutOff" label="Cut-off" help="Later orders count for the next day">
              <Input
                name="cutOff"
                type="time"
                defaultValue={timeOf(Math.min(1439, settings.cutOffMinute ?? usual.cutOffMinute))}
                required
              />
            </Field>
            <Field id="handlingDays" label="Handling days" help="0: leaves the same day">
              <Input
                name="handlingDays"
                type="number"
                inputMode="numeric"
                min={0}
                max={60}
                defaultValue={settings.handlingDays ?? usual.handlingDays}
                required
              />
            </Field>
          </div>
          <fieldset>
            <legend className="lab">Works on</legend>
            <span className="flex flex-wrap gap-x-4 pt-1">
              {dayWords.map((word, i) => (
                <Checkbox
                  key={word}
                  name="workdays"
                  value={i + 1}
                  defaultChecked={workdays.includes(i + 1)}
                  label={word}
                />
              ))}
            </span>
          </fieldset>
          <Field
            id="holidays"
            label="Days off"
            optional
            help="One on each line, as 2026-12-25; paste the public holidays of the place"
          >
            <Textarea name="holidays" rows={6} defaultValue={settings.holidays?.join('\n') ?? ''} />
          </Field>
        </div>
      </Section>
      <Section title="How much it sends">
        <div className="grid gap-2.5 pt-2.5 pb-2 sm:grid-cols-3">
          <Field
            id="capacityPerDay"
            label="Shipments a day"
            optional
            help="A full day pushes to the next; empty: no limit"
          >
            <Input
              name="capacityPerDay"
              type="number"
              inputMode="numeric"
              min={1}
              defaultValue={settings.capacityPerDay ?? ''}
            />
          </Field>
          <Field
            id="shipmentCostAmount"
            label="Cost of a shipment"
            optional
            help="In cents of your own money; rules may prefer the cheapest"
          >
            <Input
              name="shipmentCostAmount"
              type="number"
              inputMode="numeric"
              min={0}
              defaultValue={settings.shipmentCostAmount ?? ''}
            />
          </Field>
          <Field id="transitDays" label="Days on the road" help="Where no shipping rate says otherwise">
            <Input
              name="transitDays"
              type="number"
              inputMode="numeric"
              min={0}
              max={120}
              defaultValue={settings.transitDays ?? usual.transitDays}
              required
            />
          </Field>
        </div>
      </Section>
    </ActionForm>
  );
}
