import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { big, code, identity, moment } from '../columns';
import { promotionKinds } from '../statuses';
import { holds, oneOf } from './checks';
import { currencies } from './settings';

export const products = pgTable('products', {
  id: identity(),
  name: text('name').notNull(),
  category: text('category'),
});

const kinds = ['physical', 'digital', 'service', 'made_to_order', 'bundle'] as const;
const backorders = ['never', 'expected', 'always'] as const;

export const variants = pgTable(
  'variants',
  {
    id: identity(),
    productId: big('product_id')
      .notNull()
      .references(() => products.id),
    sku: code('sku').notNull().unique(),
    /** What is printed on the goods, where it is not the SKU: a GTIN, the maker's number. */
    barcode: code('barcode'),
    name: text('name').notNull(),
    kind: text('kind', { enum: kinds }).notNull().default('physical'),
    stocked: boolean('stocked').notNull().default(true),
    backorder: text('backorder', { enum: backorders }).notNull().default('never'),
    weightG: integer('weight_g'),
    priceAmount: big('price_amount'),
    picture: text('picture'),
    archivedAt: moment('archived_at'),
  },
  (t) => [
    index('variants_words').using('gin', sql`to_tsvector('simple', ${t.name})`),
    uniqueIndex('variants_barcode').on(t.barcode).where(sql`${t.barcode} is not null`),
    oneOf('variants_kind', t.kind, kinds),
    oneOf('variants_backorder', t.backorder, backorders),
    holds('variants_weight', sql`${t.weightG} >= 0`),
    holds('variants_price', sql`${t.priceAmount} >= 0`),
    holds('variants_bundle_has_no_stock', sql`${t.kind} <> 'bundle' or not ${t.stocked}`),
  ],
);

export const bundleComponents = pgTable(
  'bundle_components',
  {
    bundleId: big('bundle_id').references(() => variants.id),
    componentId: big('component_id').references(() => variants.id),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bundleId, t.componentId] }),
    holds('bundle_components_quantity', sql`${t.quantity} > 0`),
    holds('bundle_components_apart', sql`${t.bundleId} <> ${t.componentId}`),
  ],
);

/** A code the customer types. What it took off is frozen on the order's lines; changing it later changes no order. */
export const promotions = pgTable(
  'promotions',
  {
    code: code('code').primaryKey(),
    kind: text('kind', { enum: promotionKinds }).notNull(),
    /** Hundredths of a percent, or minor units of `currency`; of free shipping nothing. */
    value: integer('value').notNull(),
    currency: code('currency').references(() => currencies.code),
    minItemsAmount: big('min_items_amount'),
    startsAt: moment('starts_at'),
    endsAt: moment('ends_at'),
    maxUses: integer('max_uses'),
    oncePerCustomer: boolean('once_per_customer').notNull().default(false),
    /** Counted only where there is a limit, so that a code without one is no queue. */
    uses: integer('uses').notNull().default(0),
    retiredAt: moment('retired_at'),
  },
  (t) => [
    oneOf('promotions_kind', t.kind, promotionKinds),
    holds(
      'promotions_value',
      sql`${t.value} >= 0 and (${t.kind} <> 'percent' or ${t.value} between 1 and 10000)`,
    ),
    holds('promotions_currency', sql`${t.kind} <> 'amount' or ${t.currency} is not null`),
    holds('promotions_uses', sql`${t.uses} between 0 and coalesce(${t.maxUses}, ${t.uses})`),
    holds('promotions_time', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);
