import { locationKinds } from '@/db/statuses';
import type { ChangeLocationInput } from '@/lib/sourcing/inputs';
import type { PlaceGiven } from './location-form';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const orNull = (form: FormData, name: string) => text(form, name) || null;
const number = (form: FormData, name: string) => {
  const given = text(form, name).replace(',', '.');
  return given === '' ? undefined : Number(given);
};

/** What the form says; days off may stand one on a line or beside each other. */
export function readLocation(form: FormData, place: PlaceGiven): ChangeLocationInput {
  const [hours = '0', minutes = '0'] = text(form, 'cutOff').split(':');
  const holidays = text(form, 'holidays')
    .split(/[\s,;]+/)
    .filter(Boolean);
  return {
    locationId: place.id,
    name: text(form, 'name'),
    kind: locationKinds.find((kind) => kind === form.get('kind')) ?? place.kind,
    country: orNull(form, 'country')?.toUpperCase() ?? null,
    city: orNull(form, 'city'),
    region: orNull(form, 'region'),
    postcode: orNull(form, 'postcode'),
    latitude: number(form, 'latitude') ?? null,
    longitude: number(form, 'longitude') ?? null,
    timeZone: text(form, 'timeZone'),
    settings: {
      cutOffMinute: Number(hours) * 60 + Number(minutes),
      handlingDays: number(form, 'handlingDays'),
      transitDays: number(form, 'transitDays'),
      workdays: form.getAll('workdays').map(Number),
      ...(holidays.length > 0 && { holidays }),
      capacityPerDay: number(form, 'capacityPerDay'),
      shipmentCostAmount: number(form, 'shipmentCostAmount'),
      street: orNull(form, 'street') ?? undefined,
    },
  };
}
