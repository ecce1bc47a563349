import { z } from 'zod';
import { AddressInput, amount } from './inputs';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What somebody wants to know before there is an order: what, when, from where and at what price. */
export const PromiseInput = z.strictObject({
  channel: text(40),
  lines: z
    .array(
      z.strictObject({
        sku: text(100),
        quantity: z.int().min(1, 'At least 1').max(1_000_000, 'At most 1,000,000'),
        /** Left out: the catalog's price. It decides from when on shipping is free. */
        unitAmount: amount.optional(),
        location: text(60).optional(),
      }),
    )
    .min(1, 'Ask for at least one line')
    .max(500),
  shipTo: AddressInput.pick({
    country: true,
    region: true,
    latitude: true,
    longitude: true,
  }).extend({ postcode: text(20).optional(), city: text(120).optional() }),
  /** Code of one shipping method; left out: all of them. */
  method: text(40).optional(),
  /** Left out: the channel's own. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR')
    .optional(),
  shipAfter: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .optional(),
  tags: z.array(text(40)).max(20).default([]),
});
export type PromiseInput = z.output<typeof PromiseInput>;
