import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { big, bytes, code, identity, moment } from '../columns';
import { locationKinds } from '../statuses';
import { holds, oneOf } from './checks';
import { currencies } from './settings';

/** Times of day are minutes since midnight in the location's own time zone; days are ISO weekdays. */
export type LocationSettings = {
  cutOffMinute?: number;
  handlingDays?: number;
  transitDays?: number;
  workdays?: number[];
  /** Local days on which nobody works: 2026-12-25. */
  holidays?: string[];
  /** Shipments that can leave on one day; left out: as many as come. */
  capacityPerDay?: number;
  /** What one shipment from here costs the merchant, in minor units of the shop's own money; for ranking. */
  shipmentCostAmount?: number;
  /** The sender's street on a label. */
  street?: string;
};

export const locations = pgTable(
  'locations',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    code: code('code').notNull().unique(),
    name: text('name').notNull(),
    kind: text('kind', { enum: locationKinds }).notNull(),
    country: text('country'),
    city: text('city'),
    region: text('region'),
    postcode: text('postcode'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Sends nothing new for now; what it has been given already it still sends. */
    pausedAt: moment('paused_at'),
    /** Gone for good: hidden where something is chosen. */
    closedAt: moment('closed_at'),
    settings: jsonb('settings').$type<LocationSettings>().notNull().default({}),
  },
  (t) => [
    index('locations_virtual').on(t.id).where(sql`${t.kind} = 'virtual' and ${t.pausedAt} is null`),
    index('locations_open').on(t.id).where(sql`${t.pausedAt} is null`),
    oneOf('locations_kind', t.kind, locationKinds),
  ],
);

/** Which orders a set is for: all that are named must hold, and of each list one is enough. */
export type RuleFilter = {
  channels?: string[];
  tags?: string[];
  countries?: string[];
  kinds?: string[];
  /** Of the order's total, in minor units of `currency`; orders in other money do not match. */
  minAmount?: number;
  maxAmount?: number;
  currency?: string;
};
/** When one rule of a set speaks; nothing named: always. */
export type RuleWhen = RuleFilter & { methods?: string[]; overWeightG?: number };
export type RuleEffect =
  | { kind: 'only' | 'never' | 'prefer'; locations: string[] }
  | {
      kind:
        | 'same_country'
        | 'same_region'
        | 'nearest'
        | 'fewest_shipments'
        | 'most_stock'
        | 'days_of_cover'
        | 'lowest_cost'
        | 'capacity_left';
    }
  | {
      kind: 'limit';
      maxShipments?: number;
      noSplitUnder?: { amount: number; currency: string };
      complete?: boolean;
    }
  | { kind: 'otherwise'; action: 'wait' | 'refuse' };
/** `id` names the rule through renames and moves, so that a draft can be compared with what is live. */
export type SourcingRule = { id: string; name: string; when: RuleWhen; effect: RuleEffect };
export type RuleSet = { name: string; filter: RuleFilter; rules: SourcingRule[] };

/** Ordered: the first live set whose filter an order matches decides. The draft is what somebody is trying. */
export const sourcingRuleSets = pgTable('sourcing_rule_sets', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  position: integer('position').notNull(),
  live: jsonb('live').$type<RuleSet>(),
  draft: jsonb('draft').$type<RuleSet>(),
  liveAt: moment('live_at'),
  draftedAt: moment('drafted_at'),
  retiredAt: moment('retired_at'),
});

/** How parcels travel, as the customer chooses it: standard, express. */
export const shippingMethods = pgTable('shipping_methods', {
  code: code('code').primaryKey(),
  name: text('name').notNull(),
  carrier: text('carrier'),
  position: smallint('position').notNull().default(0),
  retiredAt: moment('retired_at'),
});

/** Where parcels go. The zone with the longest matching postcode prefix wins, then the one that names the country, then the rest of the world. */
export const shippingZones = pgTable('shipping_zones', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull().unique(),
  /** Empty: everywhere else. */
  countries: text('countries').array().notNull().default([]),
  /** Empty: the whole country. */
  postcodePrefixes: text('postcode_prefixes').array().notNull().default([]),
});

/** One method into one zone, from everywhere or, where it differs, from one location. */
export const shippingRates = pgTable(
  'shipping_rates',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    methodCode: code('method_code')
      .notNull()
      .references(() => shippingMethods.code),
    zoneId: integer('zone_id')
      .notNull()
      .references(() => shippingZones.id),
    locationId: integer('location_id').references(() => locations.id),
    transitDays: smallint('transit_days').notNull(),
    priceAmount: big('price_amount').notNull(),
    currency: code('currency')
      .notNull()
      .references(() => currencies.code),
    /** Orders worth at least this travel free. */
    freeFromAmount: big('free_from_amount'),
  },
  (t) => [
    unique('shipping_rates_one').on(t.methodCode, t.zoneId, t.locationId, t.currency).nullsNotDistinct(),
    holds('shipping_rates_transit', sql`${t.transitDays} between 0 and 120`),
    holds('shipping_rates_price', sql`${t.priceAmount} >= 0 and ${t.freeFromAmount} >= 0`),
  ],
);

/** Where postcodes lie, from the merchant's own table: a distance for addresses without coordinates. */
export const postcodes = pgTable(
  'postcodes',
  {
    country: text('country').notNull(),
    postcode: code('postcode').notNull(),
    latitude: real('latitude').notNull(),
    longitude: real('longitude').notNull(),
    city: text('city'),
    region: text('region'),
  },
  (t) => [primaryKey({ columns: [t.country, t.postcode] })],
);

/** Lets a supplier without an account work on what its location is to send. Only a hash of the secret is kept. */
export const supplierLinks = pgTable(
  'supplier_links',
  {
    id: identity(),
    locationId: integer('location_id')
      .notNull()
      .references(() => locations.id),
    secretHash: bytes('secret_hash').notNull(),
    email: text('email'),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (t) => [
    uniqueIndex('supplier_links_secret').on(t.secretHash),
    index('supplier_links_location').on(t.locationId),
  ],
);
