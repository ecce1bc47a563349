import { z } from 'zod';

/** The holder's own name for it. */
export const HoldKey = z.string().regex(/^[\w.~-]{1,100}$/, 'Up to 100 letters, digits or . _ ~ -');
/** A week: longer is an order. */
const minutes = z.int().min(1).max(10_080);
const channel = z.string().trim().min(1).max(40);

const HoldLine = z.strictObject({
  sku: z.string().trim().min(1).max(100),
  quantity: z.int().min(1).max(1_000_000),
  /** Code of the one location that must hold it; left out: the one an order would be sent from. */
  location: z.string().trim().min(1).max(60).optional(),
});

/** Keeps these units for a cart, a draft, a caller on the phone. */
export const HoldStockInput = z.strictObject({
  channel,
  key: HoldKey,
  minutes,
  lines: z.array(HoldLine).min(1, 'Hold at least one SKU').max(100),
  /** Where it would be sent, when that is known: an order of this address then takes the same locations. */
  destination: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, for example DE'),
      postcode: z.string().trim().min(1).max(20).optional(),
    })
    .optional(),
});
export type HoldStockInput = z.output<typeof HoldStockInput>;

/** As a channel sends it: with lines the hold has these, without them it only lasts longer. */
export const ApiHoldInput = HoldStockInput.omit({ channel: true, key: true }).partial({ lines: true });

export const ExtendStockHoldInput = z.strictObject({ channel, key: HoldKey, minutes });
export type ExtendStockHoldInput = z.output<typeof ExtendStockHoldInput>;

export const ReleaseStockHoldInput = z.strictObject({ channel, key: HoldKey });
export type ReleaseStockHoldInput = z.output<typeof ReleaseStockHoldInput>;
