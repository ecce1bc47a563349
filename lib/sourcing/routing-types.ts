import type { locations, RuleSet } from '@/db/schema';
import type { Route } from '@/db/schema/fulfillment';
import type { Spot } from './distance';
import type { DayLoad } from './promise';

type Location = (typeof locations)['$inferSelect'];

/** A location as `getSourcingConfig` has it. Those closed for good are not given. */
export type RoutingPlace = Pick<
  Location,
  | 'id'
  | 'code'
  | 'name'
  | 'kind'
  | 'country'
  | 'region'
  | 'postcode'
  | 'latitude'
  | 'longitude'
  | 'timeZone'
  | 'pausedAt'
  | 'settings'
>;

/** What rules may ask about an order. */
export type RoutingFacts = {
  /** Its code. */
  channel: string;
  tags: readonly string[];
  /** Of its lines: physical, digital, service, made to order, bundle, custom. */
  kinds: readonly string[];
  /** How it travels, `ship` or `pickup`, and the code of the shipping method where one was chosen. */
  methods: readonly string[];
  totalAmount: number;
  currency: string;
  weightG: number;
  destination?: Spot & { region?: string | null };
  /** Leaves in one shipment or waits, whatever the rules say. */
  shipComplete: boolean;
  at: Date;
};

/** Units of one line. Without a variant, or with one that is not stocked, they need a place but no stock. */
export type Need = {
  lineNo: number;
  quantity: number;
  sku?: string;
  variantId?: number;
  stocked: boolean;
  /** The one location that must send it, whatever the rules say. */
  locationId?: number;
  /** Places that have refused it. Of what is stocked they have none in `available`. */
  notFrom?: readonly number[];
};

/** Units by variant and location that may be promised to this order: what is reserved, held or kept back is off already. */
export type Availability = ReadonlyMap<number, ReadonlyMap<number, number>>;
/** Shipments by location and by the local day on which they leave; only of locations with a capacity. */
export type Load = ReadonlyMap<number, DayLoad>;
/** Units asked for on an average day, by variant and location. */
export type Demand = ReadonlyMap<number, ReadonlyMap<number, number>>;
/** Live or draft, in order. */
export type RoutingSet = { id: number; live: RuleSet };

export type RoutingInput = {
  facts: RoutingFacts;
  needs: readonly Need[];
  places: readonly RoutingPlace[];
  available: Availability;
  ruleSets: readonly RoutingSet[];
  load?: Load;
  demand?: Demand;
  /** Shipments of this order that other units have: where they are still open, and how many have left. */
  already?: { open: readonly number[]; left: number };
};

export type Sending = {
  locationId: number;
  units: { lineNo: number; quantity: number }[];
  route: Route;
  /** The end of the working day on which it leaves, the first one with room; null: its calendar has none. */
  shipBy: Date | null;
  /** The same day, as `Load` counts. */
  shipDay: string | null;
  km: number | null;
};

/** `no_stock`: nobody has them. All others: somebody has, and this is what stands in the way. */
export type WhyMissing = 'no_stock' | 'rules' | 'limit' | 'capacity' | 'paused';
export type Missing = { lineNo: number; quantity: number; why: WhyMissing; sentence: string };

export type Decision = {
  /** The set that decided; null: none fits, so the built-in rules did. */
  set: { id: number; name: string } | null;
  sendings: Sending[];
  missing: Missing[];
  /** All in one shipment or nothing: by the order's own wish or by a limit. */
  complete: boolean;
  /** What the set says about an order with units that nobody can send now. */
  otherwise: 'wait' | 'refuse';
};
