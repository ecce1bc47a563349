import { z } from 'zod';
import { locationKinds } from '@/db/statuses';

const text = (max: number) => z.string().trim().min(1).max(max);

export const country = z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, for example DE');

export const LocationSettingsInput = z.strictObject({
  /** Minutes after midnight, local time: orders from then on count for the next working day. */
  cutOffMinute: z.int().min(0).max(1440).optional(),
  handlingDays: z.int().min(0).max(60).optional(),
  transitDays: z.int().min(0).max(120).optional(),
  /** Monday is 1. */
  workdays: z.array(z.int().min(1).max(7)).min(1, 'Choose at least one day of the week').max(7).optional(),
  holidays: z
    .array(z.iso.date('Write days like 2026-12-25, one on each line'))
    .max(400, 'At most 400 days')
    .transform((days) => [...new Set(days)].sort())
    .optional(),
  /** Shipments a day. */
  capacityPerDay: z
    .int()
    .min(1, 'At least 1. A location that sends nothing is paused')
    .max(1_000_000)
    .optional(),
  /** Minor units of the shop's own money. */
  shipmentCostAmount: z.int().min(0).max(1_000_000_000).optional(),
  /** The sender's street on a label. */
  street: text(200).optional(),
});

export const AddLocationInput = z.strictObject({
  code: text(60),
  name: text(200),
  kind: z.enum(locationKinds).default('warehouse'),
  country: country.optional(),
  city: text(120).optional(),
  region: text(120).optional(),
  postcode: text(20).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  timeZone: text(60).default('UTC'),
  settings: LocationSettingsInput.default({}),
});
export type AddLocationInput = z.input<typeof AddLocationInput>;

/** Everything that may change about a location but its code, which labels, files and rules name. */
export const ChangeLocationInput = z.strictObject({
  locationId: z.int().positive(),
  name: text(200),
  kind: z.enum(locationKinds),
  country: country.nullable(),
  city: text(120).nullable(),
  region: text(120).nullable(),
  postcode: text(20).nullable(),
  latitude: z.number('A number, for example 53.55').min(-90).max(90).nullable(),
  longitude: z.number('A number, for example 9.99').min(-180).max(180).nullable(),
  timeZone: text(60),
  settings: LocationSettingsInput,
});
export type ChangeLocationInput = z.output<typeof ChangeLocationInput>;

export const LocationInput = z.strictObject({ locationId: z.int().positive() });
export type LocationInput = z.output<typeof LocationInput>;
