import { z } from 'zod';
import { declineReasons } from '@/db/statuses';
import { HandOverParcelInput } from '@/lib/fulfillment/inputs';

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const count = z.coerce.number('Write a whole number').int('Write a whole number').min(0).max(1_000_000);
const which = { orderId: id, shipmentNo: id.max(32_767), left: count };

/** One field for each line, named `q1`, `q2`; those of 0 are left out. Without any: everything. */
const units = (form: Record<string, unknown>) => {
  const fields = Object.entries(form).filter(([name]) => /^q\d{1,4}$/.test(name));
  if (fields.length === 0) return undefined;
  return fields
    .map(([name, value]) => ({ lineNo: Number(name.slice(1)), quantity: count.parse(value) }))
    .filter(({ quantity }) => quantity > 0);
};

const withUnits = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z
    .looseObject(fields)
    .refine(
      (form) =>
        Object.entries(form).every(([name, value]) => !/^q\d/.test(name) || count.safeParse(value).success),
      {
        path: ['units'],
        error: 'Write how many, as a whole number',
      },
    )
    .transform((form) => ({ ...form, units: units(form) }))
    .refine((form) => form.units?.length !== 0, {
      path: ['units'],
      error: 'Say how many of at least one item',
    });

export const OpenForm = z.object({ token: z.string().min(1).max(200) });
export const AcceptForm = z.object({ orderId: which.orderId, shipmentNo: which.shipmentNo });
export const DeclineForm = withUnits({
  ...which,
  reason: z.enum(declineReasons, 'Choose a reason'),
  note: z.string().trim().max(500, 'At most 500 characters').optional(),
}).refine((form) => form.reason !== 'other' || form.note, { path: ['note'], error: 'Say why' });
export const SendForm = withUnits({
  ...which,
  carrier: HandOverParcelInput.shape.carrier,
  trackingNumber: HandOverParcelInput.shape.trackingNumber,
});
