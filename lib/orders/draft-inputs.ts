import { z } from 'zod';
import { orderId } from './inputs';

/** As it was typed, whatever it says: a draft may be unfinished and wrong, the order made of it may not. */
const typed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replaceAll('\0', ''))
    .default('');

const DraftAddress = z.strictObject({
  name: typed(200),
  company: typed(200),
  line1: typed(200),
  line2: typed(200),
  city: typed(120),
  region: typed(120),
  postcode: typed(20),
  country: typed(2),
});
export type DraftAddress = z.output<typeof DraftAddress>;

/** Without a SKU it is a line of its own making. Amounts are in the channel's currency, rates in percent. */
const DraftLine = z.strictObject({
  key: z.string().regex(/^[a-z0-9]{1,12}$/),
  sku: typed(100),
  name: typed(300),
  quantity: typed(20),
  /** Empty: what the catalog says. */
  price: typed(20),
  priceReason: typed(300),
  discount: typed(20),
  taxRate: typed(10),
  spec: typed(1000),
  location: typed(60),
});
export type DraftLine = z.output<typeof DraftLine>;

export const draftPayments = ['later', 'paid', 'door'] as const;
export const MOST_DRAFT_LINES = 200;

/** Everything an order may say, in the words of who writes it down. */
export const DraftContent = z.strictObject({
  channel: typed(40),
  customer: z
    .strictObject({ name: typed(200), email: typed(254), phone: typed(40), language: typed(2) })
    .prefault({}),
  method: z.enum(['ship', 'pickup']).default('ship'),
  pickupLocation: typed(60),
  shipTo: DraftAddress.prefault({}),
  billTo: DraftAddress.prefault({}),
  /** The bill goes where the parcel goes. */
  billSame: z.boolean().default(true),
  shippingMethod: typed(40),
  /** Empty: what the method costs. */
  shipping: typed(20),
  shippingReason: typed(300),
  taxRate: typed(10),
  taxIncluded: z.boolean().default(true),
  lines: z.array(DraftLine).max(MOST_DRAFT_LINES).default([]),
  promotion: typed(60),
  giftMessage: typed(1000),
  instruction: typed(1000),
  shipAfter: typed(10),
  shipBy: typed(10),
  tags: typed(400),
  payment: z.enum(draftPayments).default('later'),
  paidBy: typed(40),
  paymentRef: typed(200),
  note: typed(2000),
});
export type DraftContent = z.output<typeof DraftContent>;

const draftId = z.int().positive();
const version = z.int().positive();

/** A new draft, or one that has this version. Without `content` it stays what it is but for the rest of what is asked. */
export const SaveDraftInput = z.strictObject({
  draft: z.strictObject({ draftId, version }).optional(),
  content: DraftContent.optional(),
  /** The fields of `content` that are meant, by their paths; left out: all of it. Lines come and go by `add` and `remove` then. */
  changed: z.array(z.string().max(60)).max(3000).optional(),
  /** A SKU or barcode. */
  add: z.string().trim().min(1).max(100).optional(),
  addCustom: z.boolean().optional(),
  /** An order whose customer and addresses it takes. */
  fillFrom: orderId.optional(),
  /** The address becomes what the check suggests. */
  correctAddress: z.boolean().optional(),
  /** The key of a line. */
  remove: z.string().max(12).optional(),
});
export type SaveDraftInput = z.output<typeof SaveDraftInput>;

export const DraftInput = z.strictObject({ draftId });
export type DraftInput = z.output<typeof DraftInput>;

export const PlaceDraftInput = z.strictObject({ draftId, version });
export type PlaceDraftInput = z.output<typeof PlaceDraftInput>;

export const HoldDraftInput = z.strictObject({ draftId, version, minutes: z.int().min(1).max(1440) });
export type HoldDraftInput = z.output<typeof HoldDraftInput>;

export const CopyOrderInput = z.strictObject({ orderId });
export type CopyOrderInput = z.output<typeof CopyOrderInput>;
