import { query, read, rowOf, send, type Tx } from '@/db';
import {
  locations,
  type RuleSet,
  safetyRules,
  shippingMethods,
  shippingRates,
  shippingZones,
} from '@/db/schema';

type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect'];

/** All that routing and promising are told by people. It changes rarely and is needed with every order. */
export type SourcingConfig = {
  version: string | null;
  /** Without those closed for good. */
  places: readonly Row<typeof locations>[];
  /** Live ones in order: the first that fits an order decides. */
  ruleSets: readonly { id: number; live: RuleSet }[];
  methods: readonly Row<typeof shippingMethods>[];
  zones: readonly Row<typeof shippingZones>[];
  rates: readonly Row<typeof shippingRates>[];
  /** In order: a later one that fits overrides an earlier. */
  safety: readonly Row<typeof safetyRules>[];
};

type Raw = Record<string, unknown>;
type Stored = { version: string | null; ruleSets: SourcingConfig['ruleSets'] } & Record<
  'places' | 'methods' | 'zones' | 'rates' | 'safety',
  Raw[]
>;

const placeOf = rowOf(locations);
const methodOf = rowOf(shippingMethods);
const zoneOf = rowOf(shippingZones);
const rateOf = rowOf(shippingRates);
const safetyOf = rowOf(safetyRules);

let known: SourcingConfig | undefined;

/**
 * The configuration of this version, from memory when it is the one that was read last. Whoever has not just read the version
 * (`settings`, key `sourcing_version`) leaves it out and gets what is stored now. A transaction gives itself: waiting inside of one for
 * another connection, many would wait for each other.
 */
export async function getSourcingConfig(version?: string | null, tx?: Tx): Promise<SourcingConfig> {
  if (known && version !== undefined && known.version === version) return known;
  const statement = query`
    select (select value #>> '{}' from settings where key = 'sourcing_version') version,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'live', live) order by position, id), '[]')
        from sourcing_rule_sets where live is not null and retired_at is null) "ruleSets",
      (select coalesce(jsonb_agg(to_jsonb(x) order by id), '[]') from locations x where closed_at is null) places,
      (select coalesce(jsonb_agg(to_jsonb(x) order by position, code), '[]') from shipping_methods x
        where retired_at is null) methods,
      (select coalesce(jsonb_agg(to_jsonb(x) order by id), '[]') from shipping_zones x) zones,
      (select coalesce(jsonb_agg(to_jsonb(x) order by id), '[]') from shipping_rates x) rates,
      (select coalesce(jsonb_agg(to_jsonb(x) order by position, id), '[]') from safety_rules x) safety`;
  const [stored] = tx ? await send<Stored>(tx, statement) : await read<Stored>(statement);
  if (!stored) throw new Error('The configuration of routing was not read.');
  known = {
    version: stored.version,
    ruleSets: stored.ruleSets,
    places: stored.places.map(placeOf),
    methods: stored.methods.map(methodOf),
    zones: stored.zones.map(zoneOf),
    rates: stored.rates.map(rateOf),
    safety: stored.safety.map(safetyOf),
  };
  return known;
}
