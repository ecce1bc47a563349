import { z } from 'zod';
import { cancelReasons, holdReasons, riskLevels } from '@/db/statuses';
import { HoldKey } from '@/lib/inventory/hold-inputs';

const text = (max: number) => z.string().trim().min(1).max(max);
export const amount = z.int().min(0).max(1_000_000_000_000);
export const orderId = z.int().positive();
export const lineNo = z.int().min(1).max(32_767);
export const shipmentNo = z.int().min(1).max(32_767);
const moment = z.union([z.date(), z.iso.datetime({ offset: true }).transform((at) => new Date(at))]);

export const AddressInput = z.strictObject({
  name: text(200).optional(),
  company: text(200).optional(),
  line1: text(200),
  line2: text(200).optional(),
  city: text(120),
  region: text(120).optional(),
  postcode: text(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'Two capital letters, for example DE'),
  /** Of the door, when the channel knows them: routing then measures kilometers. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});

const money = {
  discountAmount: amount.default(0),
  /** Contained in the price when the order's taxIncluded is true, otherwise added to it. */
  taxAmount: amount.default(0),
  taxRate: z.number().min(0).max(1).optional(),
};
const SkuLine = z.strictObject({
  sku: text(100),
  quantity: z.int().min(1).max(1_000_000),
  /** Left out: the catalog's price. */
  unitAmount: amount.optional(),
  /** Why it costs something else than the catalog says. */
  priceReason: text(300).optional(),
  ...money,
  /** Code of the one location that must send it; left out: we choose. */
  location: text(60).optional(),
  spec: z.record(z.string(), z.unknown()).optional(),
});
const CustomLine = z.strictObject({
  name: text(300),
  quantity: z.int().min(1).max(1_000_000),
  unitAmount: amount,
  ...money,
  location: text(60).optional(),
});

const PaymentIn = z.strictObject({
  kind: z.enum(['authorize', 'capture']),
  amount: amount.min(1),
  provider: text(40),
  providerRef: text(200).optional(),
  at: moment.optional(),
});

/** An order as any channel sends it. Amounts are whole minor units of `currency`. */
export const PlaceOrderInput = z.strictObject({
  channel: text(40),
  externalId: text(200).optional(),
  /** The channel's hold that this order becomes: the units it has are the order's. */
  hold: HoldKey.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR'),
  taxIncluded: z.boolean().default(true),
  customer: z
    .strictObject({
      email: z.email().max(254).toLowerCase().optional(),
      phone: text(40).optional(),
      name: text(200).optional(),
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .default('en'),
    })
    .default({ language: 'en' }),
  shipTo: AddressInput.optional(),
  billTo: AddressInput.optional(),
  method: z.enum(['ship', 'pickup']).default('ship'),
  lines: z
    .array(z.union([SkuLine, CustomLine]))
    .min(1, 'An order needs at least one line')
    .max(500),
  shippingAmount: amount.default(0),
  payments: z.array(PaymentIn).max(50).default([]),
  cashOnDelivery: z.boolean().default(false),
  /** Code of the shipping method; left out: the channel's, or the first that gets there. */
  shippingMethod: text(40).optional(),
  promisedAt: moment.optional(),
  shipBy: moment.optional(),
  /** Nothing of it leaves before. */
  shipAfter: moment.optional(),
  giftMessage: text(1000).optional(),
  instruction: text(1000).optional(),
  tags: z.array(text(40)).max(20).default([]),
  /** Leaves in one shipment or waits. Left out when it need not, so that the fingerprint of such an order stays what it was. */
  shipComplete: z.literal(true).optional(),
  /** Left out when there are none: the fingerprint of an order without codes stays what it was. */
  promotionCodes: z.array(text(40).toUpperCase()).max(5, 'Use at most 5 codes').optional(),
});
export type PlaceOrderInput = z.output<typeof PlaceOrderInput>;

export const VerifyOrderInput = z.strictObject({ orderId });
export type VerifyOrderInput = z.output<typeof VerifyOrderInput>;

export const VerifyOrdersInput = z.strictObject({
  orderIds: z.array(orderId).min(1, 'Choose at least one order').max(100, 'At most 100 at once'),
});
export type VerifyOrdersInput = z.output<typeof VerifyOrdersInput>;

/** On the whole order, on one shipment or on one line. */
export const HoldOrderInput = z.strictObject({
  orderId,
  reason: z.enum(holdReasons),
  note: text(500).optional(),
  shipmentNo: shipmentNo.optional(),
  lineNo: lineNo.optional(),
});
export type HoldOrderInput = z.output<typeof HoldOrderInput>;

/** The whole address, as it should be. */
export const CorrectAddressInput = z.strictObject({ orderId, shipTo: AddressInput });
export type CorrectAddressInput = z.output<typeof CorrectAddressInput>;

/** What somebody who judges orders found: from a level or, without one, from the score. */
export const AssessRiskInput = z.strictObject({
  orderId,
  provider: text(40).regex(/^[a-z0-9_-]+$/, 'Small letters, digits, dashes'),
  level: z.enum(riskLevels),
  score: z.int().min(0).max(100).default(0),
  facts: z
    .array(
      z.strictObject({
        rule: text(60).default('fact'),
        words: text(300),
        points: z.int().min(-100).max(100).default(0),
      }),
    )
    .max(30)
    .default([]),
});
export type AssessRiskInput = z.output<typeof AssessRiskInput>;

export const ReleaseHoldInput = z.strictObject({ orderId, holdNo: z.int().positive() });
export type ReleaseHoldInput = z.output<typeof ReleaseHoldInput>;

/** Without `units`: everything that has not left. */
export const CancelOrderInput = z.strictObject({
  orderId,
  units: z
    .array(z.strictObject({ lineNo, quantity: z.int().min(1).max(1_000_000) }))
    .min(1, 'Choose at least one unit')
    .max(500)
    .optional(),
  reason: z.enum(cancelReasons),
  note: text(500).optional(),
});
export type CancelOrderInput = z.output<typeof CancelOrderInput>;

/** The last day by which all that has not arrived will be there; its reason is read by the customer. */
export const RevisePromiseInput = z.strictObject({
  orderId,
  day: z.iso.date('Choose a day'),
  reason: text(300),
});
export type RevisePromiseInput = z.output<typeof RevisePromiseInput>;

export const NoteOrderInput = z.strictObject({ orderId, note: text(5000) });
export type NoteOrderInput = z.output<typeof NoteOrderInput>;

export const TagOrderInput = z.strictObject({
  orderId,
  add: z.array(text(40)).max(20).default([]),
  remove: z.array(text(40)).max(20).default([]),
});
export type TagOrderInput = z.output<typeof TagOrderInput>;
