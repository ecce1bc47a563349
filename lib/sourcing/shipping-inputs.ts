import { z } from 'zod';
import { country } from './inputs';
import { foldPostcode } from './shipping';

const text = (max: number) => z.string().trim().min(1).max(max);
const method = text(40).regex(/^[a-z0-9][a-z0-9_-]*$/, 'Small letters, digits, - and _, for example express');

/** A new method, or a changed one: its code is what channels send and never changes. */
export const SaveShippingMethodInput = z.strictObject({
  code: method,
  name: text(100),
  carrier: text(60).nullable(),
  /** Sorts; the first that reaches an order's zone is taken when it names none. */
  position: z.int().min(0).max(1_000),
});
export type SaveShippingMethodInput = z.output<typeof SaveShippingMethodInput>;

export const ShippingMethodInput = z.strictObject({ code: method });
export type ShippingMethodInput = z.output<typeof ShippingMethodInput>;

const prefix = text(20)
  .transform(foldPostcode)
  .pipe(z.string().min(1, 'The start of a postcode has letters or digits'));

/** Without countries: the rest of the world. With starts of postcodes: that part of its one country. */
export const SaveShippingZoneInput = z
  .strictObject({
    zoneId: z.int().positive().optional(),
    name: text(100),
    countries: z
      .array(country)
      .max(250)
      .transform((codes) => [...new Set(codes)].sort()),
    postcodePrefixes: z
      .array(prefix)
      .max(5_000, 'At most 5,000 starts of postcodes')
      .transform((starts) => [...new Set(starts)].sort()),
  })
  .refine(({ countries, postcodePrefixes }) => postcodePrefixes.length === 0 || countries.length === 1, {
    path: ['countries'],
    message: 'Postcodes belong to one country: name exactly one',
  });
export type SaveShippingZoneInput = z.output<typeof SaveShippingZoneInput>;

export const ShippingZoneInput = z.strictObject({ zoneId: z.int().positive() });
export type ShippingZoneInput = z.output<typeof ShippingZoneInput>;

/** One cell of the grid; `rate` null: this method does not go there. */
export const SetShippingRateInput = z.strictObject({
  method,
  zoneId: z.int().positive(),
  /** Null: from everywhere. */
  locationId: z.int().positive().nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR'),
  rate: z
    .strictObject({
      transitDays: z.int('Whole days').min(0, 'Whole days').max(120, 'At most 120 days'),
      priceAmount: z.int().min(0, 'Not less than nothing').max(1_000_000_000_000),
      freeFromAmount: z.int().min(0).max(1_000_000_000_000).nullable(),
    })
    .nullable(),
});
export type SetShippingRateInput = z.output<typeof SetShippingRateInput>;
