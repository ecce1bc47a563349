import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { big, bytes, code, identity, moment } from '../columns';
import {
  fulfillmentStatuses,
  holdReasons,
  lineKinds,
  lineOrigins,
  methods,
  orderStatuses,
  paymentStatuses,
} from '../statuses';
import { variants } from './catalog';
import { channels } from './channels';
import { holds as check, oneOf } from './checks';
import { customers } from './customers';
import { shipments } from './fulfillment';
import { currencies } from './settings';
import { shippingMethods } from './sourcing';

export const orderNumbers = pgSequence('order_numbers', { startWith: 10001 });

/** What lists show and what changes. The statuses, sums and facets are written by refreshOrder alone. */
export const orders = pgTable(
  'orders',
  {
    id: identity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    externalId: code('external_id'),
    requestHash: bytes('request_hash'),
    number: code('number').notNull().unique(),
    publicRef: code('public_ref').notNull().unique(),
    customerId: big('customer_id').references(() => customers.id),
    method: text('method', { enum: methods }).notNull().default('ship'),
    shippingMethod: code('shipping_method').references(() => shippingMethods.code),
    /** Leaves in one shipment or waits. */
    shipComplete: boolean('ship_complete').notNull().default(false),
    status: text('status', { enum: orderStatuses }).notNull(),
    paymentStatus: text('payment_status', { enum: paymentStatuses }).notNull(),
    fulfillmentStatus: text('fulfillment_status', { enum: fulfillmentStatuses }).notNull(),
    placedAt: moment('placed_at').notNull(),
    shipBy: moment('ship_by'),
    promisedAt: moment('promised_at'),
    expiresAt: moment('expires_at'),
    verifiedAt: moment('verified_at'),
    deliveredAt: moment('delivered_at'),
    currency: code('currency')
      .notNull()
      .references(() => currencies.code),
    taxIncluded: boolean('tax_included').notNull(),
    cashOnDelivery: boolean('cash_on_delivery').notNull().default(false),
    itemsAmount: big('items_amount').notNull(),
    shippingAmount: big('shipping_amount').notNull(),
    taxAmount: big('tax_amount').notNull(),
    totalAmount: big('total_amount').notNull(),
    creditedAmount: big('credited_amount').notNull().default(0),
    authorizedAmount: big('authorized_amount').notNull().default(0),
    capturedAmount: big('captured_amount').notNull().default(0),
    refundedAmount: big('refunded_amount').notNull().default(0),
    dueAmount: big('due_amount')
      .notNull()
      .generatedAlwaysAs(sql`total_amount - credited_amount - captured_amount + refunded_amount`),
    waitingUnits: integer('waiting_units').notNull().default(0),
    openReturns: smallint('open_returns').notNull().default(0),
    tags: text('tags').array().notNull().default([]),
    facets: text('facets').array().notNull().default([]),
    live: boolean('live').notNull().generatedAlwaysAs(sql`status in ('draft','to_verify','open','on_hold')`),
  },
  (t) => [
    unique('orders_external').on(t.externalId, t.channelId),
    oneOf('orders_status', t.status, orderStatuses),
    oneOf('orders_payment_status', t.paymentStatus, paymentStatuses),
    oneOf('orders_fulfillment_status', t.fulfillmentStatus, fulfillmentStatuses),
    oneOf('orders_method', t.method, methods),
    check('orders_public_ref', sql`${t.publicRef} ~ '^[0-9A-HJKMNP-TV-Z]{10}$'`),
    check('orders_items_amount', sql`${t.itemsAmount} >= 0`),
    check('orders_shipping_amount', sql`${t.shippingAmount} >= 0`),
    check('orders_tax_amount', sql`${t.taxAmount} >= 0`),
    check('orders_total', sql`${t.totalAmount} = ${t.itemsAmount} + ${t.shippingAmount}`),
    check('orders_credited', sql`${t.creditedAmount} between 0 and ${t.totalAmount}`),
    check('orders_authorized', sql`${t.authorizedAmount} >= 0`),
    check('orders_captured', sql`${t.capturedAmount} >= 0`),
    check('orders_refunded', sql`${t.refundedAmount} between 0 and ${t.capturedAmount}`),
    check('orders_waiting', sql`${t.waitingUnits} >= 0`),
    check('orders_external_hash', sql`${t.externalId} is null or ${t.requestHash} is not null`),
    index('orders_placed').on(t.placedAt, t.id),
    index('orders_customer').on(t.customerId, t.placedAt).where(sql`${t.customerId} is not null`),
    index('orders_live').on(t.status, t.fulfillmentStatus, t.placedAt, t.id).where(sql`live`),
    index('orders_promise').on(t.promisedAt, t.id).where(sql`live and ${t.deliveredAt} is null`),
    index('orders_ship_by')
      .on(sql`coalesce(${t.shipBy}, 'infinity'::timestamptz)`, t.id)
      .where(
        sql`live and ${t.fulfillmentStatus} in ('unallocated','allocated','picking','packed','partially_shipped')`,
      ),
    index('orders_waiting').on(t.placedAt, t.id).where(sql`${t.waitingUnits} > 0`),
    index('orders_due')
      .on(t.placedAt, t.id)
      .where(sql`due_amount > 0 and ${t.status} not in ('draft','expired','canceled')`),
    index('orders_owed').on(t.placedAt, t.id).where(sql`due_amount < 0`),
    index('orders_returns').on(t.placedAt, t.id).where(sql`${t.openReturns} > 0`),
    index('orders_expiry').on(t.expiresAt).where(sql`${t.expiresAt} is not null and live`),
    index('orders_facets').using('gin', t.facets),
  ],
);

export type Address = {
  name?: string;
  company?: string;
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postcode: string;
  country: string;
  latitude?: number;
  longitude?: number;
};

/** All that is personal: one row to show to the proven, one row to erase. */
export const orderContacts = pgTable(
  'order_contacts',
  {
    orderId: big('order_id')
      .primaryKey()
      .references(() => orders.id),
    email: code('email'),
    phone: code('phone'),
    name: text('name'),
    /** Lower case, words in order and reversed, so that first and last name are both found by prefix. */
    nameFolded: code('name_folded'),
    nameReversed: code('name_reversed'),
    language: text('language').notNull().default('en'),
    shipTo: jsonb('ship_to').$type<Address>(),
    /** As the channel sent it, once somebody has corrected it. */
    givenShipTo: jsonb('given_ship_to').$type<Address>(),
    billTo: jsonb('bill_to').$type<Address>(),
    country: text('country'),
    postcode: code('postcode'),
    giftMessage: text('gift_message'),
    instruction: text('instruction'),
  },
  (t) => [
    index('contacts_email').on(t.email, t.orderId),
    index('contacts_phone').on(t.phone, t.orderId),
    index('contacts_name').on(t.nameFolded, t.orderId),
    index('contacts_last').on(t.nameReversed, t.orderId),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    parentNo: smallint('parent_no'),
    origin: text('origin', { enum: lineOrigins }).notNull().default('placed'),
    kind: text('kind', { enum: lineKinds }).notNull(),
    variantId: big('variant_id').references(() => variants.id),
    sku: code('sku'),
    name: text('name').notNull(),
    quantity: integer('quantity').notNull(),
    canceled: integer('canceled').notNull().default(0),
    credited: integer('credited').notNull().default(0),
    returned: integer('returned').notNull().default(0),
    unitAmount: big('unit_amount').notNull(),
    discountAmount: big('discount_amount').notNull().default(0),
    taxAmount: big('tax_amount').notNull().default(0),
    /** Why it costs something else than the catalog says. */
    priceReason: text('price_reason'),
    taxRate: numeric('tax_rate', { precision: 7, scale: 5 }),
    taxIncluded: boolean('tax_included').notNull(),
    totalAmount: big('total_amount').notNull(),
    spec: jsonb('spec').$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    foreignKey({ columns: [t.orderId, t.parentNo], foreignColumns: [t.orderId, t.no] }),
    index('lines_variant').on(t.variantId, t.orderId).where(sql`${t.variantId} is not null`),
    oneOf('order_lines_kind', t.kind, lineKinds),
    oneOf('order_lines_origin', t.origin, lineOrigins),
    check('order_lines_no', sql`${t.no} > 0`),
    check('order_lines_quantity', sql`${t.quantity} between 1 and 1000000`),
    check('order_lines_canceled', sql`${t.canceled} between 0 and ${t.quantity}`),
    check('order_lines_credited', sql`${t.credited} between ${t.canceled} and ${t.quantity}`),
    check('order_lines_returned', sql`${t.returned} between 0 and ${t.quantity} - ${t.canceled}`),
    check('order_lines_unit_amount', sql`${t.unitAmount} >= 0`),
    check('order_lines_tax_amount', sql`${t.taxAmount} >= 0`),
    check('order_lines_discount', sql`${t.discountAmount} between 0 and ${t.quantity} * ${t.unitAmount}`),
    check(
      'order_lines_total',
      sql`${t.totalAmount} = ${t.quantity} * ${t.unitAmount} - ${t.discountAmount} + case when ${t.taxIncluded} then 0 else ${t.taxAmount} end`,
    ),
    check(
      'order_lines_bundle',
      sql`${t.kind} <> 'bundle' or (${t.totalAmount} = 0 and ${t.parentNo} is null)`,
    ),
    check('order_lines_custom', sql`(${t.kind} = 'custom') = (${t.variantId} is null)`),
  ],
);

export const holds = pgTable(
  'holds',
  {
    orderId: big('order_id').references(() => orders.id),
    no: smallint('no').notNull(),
    shipmentNo: smallint('shipment_no'),
    lineNo: smallint('line_no'),
    reason: text('reason', { enum: holdReasons }).notNull(),
    note: text('note'),
    heldAt: moment('held_at').notNull(),
    releasedAt: moment('released_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.no] }),
    foreignKey({ columns: [t.orderId, t.shipmentNo], foreignColumns: [shipments.orderId, shipments.no] }),
    foreignKey({ columns: [t.orderId, t.lineNo], foreignColumns: [orderLines.orderId, orderLines.no] }),
    index('holds_open').on(t.reason, t.heldAt).where(sql`${t.releasedAt} is null`),
    oneOf('holds_reason', t.reason, holdReasons),
    check('holds_one_target', sql`num_nonnulls(${t.shipmentNo}, ${t.lineNo}) <= 1`),
  ],
);
