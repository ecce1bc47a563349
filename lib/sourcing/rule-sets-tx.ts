import { and, asc, eq, isNull } from 'drizzle-orm';
import { pgArray, query, send, type Tx } from '@/db';
import { type RuleSet, type RuleWhen, sourcingRuleSets } from '@/db/schema';
import { methods } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { formatMoment } from '@/lib/time';
import { type Ahead, contradictionsOf, type KnownPlace } from './contradiction-rules';
import type { Names } from './wording-rules';

export type StoredRuleSet = typeof sourcingRuleSets.$inferSelect;

export const subjectOf = (setId: number) => `rule_set:${setId}`;
/** What a person has seen of it: later than this, somebody else has changed it. */
export const versionOf = ({ draftedAt, liveAt }: { draftedAt: Date | null; liveAt: Date | null }) =>
  draftedAt ?? liveAt;

export async function lockRuleSet(tx: Tx, setId: number): Promise<StoredRuleSet> {
  const [set] = await tx
    .select()
    .from(sourcingRuleSets)
    .where(and(eq(sourcingRuleSets.id, setId), isNull(sourcingRuleSets.retiredAt)))
    .for('update');
  if (!set) throw new Refusal('not_found', 'This rule set is not used any more. Bring it back first.');
  return set;
}

/** All that are in use, in order. Whoever changes the order holds all of them. */
export const lockAllRuleSets = (tx: Tx) =>
  tx
    .select()
    .from(sourcingRuleSets)
    .where(isNull(sourcingRuleSets.retiredAt))
    .orderBy(asc(sourcingRuleSets.position), asc(sourcingRuleSets.id))
    .for('update');

/** Says no when somebody has changed it since, with who and when. */
export async function refuseLate(tx: Tx, set: StoredRuleSet, basedOn: string | null, at: Date) {
  const version = versionOf(set);
  if ((version?.getTime() ?? null) === (basedOn === null ? null : Date.parse(basedOn))) return;
  const [last] = await send<{ name: string | null; at: string }>(
    tx,
    query`select coalesce(s.name, e.actor) name, e.at from events e
      left join staff s on e.actor = 'staff:' || s.id
      where e.subject = ${subjectOf(set.id)}::text and e.order_id is null order by e.id desc limit 1`,
  );
  const who = last ? `${last.name} changed it ${formatMoment(new Date(last.at), at)}` : 'Somebody changed it';
  throw new Refusal('conflict', `${who}, after you opened it. Look at it again, then make your change.`);
}

/** Always later than the version before it, also when two changes fall on one millisecond. */
export const nextVersion = (set: StoredRuleSet, at: Date) =>
  new Date(Math.max(at.getTime(), (versionOf(set)?.getTime() ?? 0) + 1));

type Called = { code: string; name: string };
type Known = { places: KnownPlace[]; channels: Called[]; methods: Called[]; currencies: string[] };

async function known(tx: Tx): Promise<Known> {
  const [row] = await send<Known>(
    tx,
    query`select
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'paused', paused_at is not null,
        'closed', closed_at is not null) order by id), '[]') from locations) places,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name)), '[]') from channels) channels,
      (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name)), '[]') from shipping_methods) methods,
      (select coalesce(jsonb_agg(code), '[]') from currencies) currencies`,
  );
  if (!row) throw new Error('What rules may name was not read.');
  return row;
}

/** How people call what rules name by its code. */
export async function namesNow(tx: Tx): Promise<Names> {
  const { places, channels, methods } = await known(tx);
  return { places: byCode(places), channels: byCode(channels), methods: byCode(methods) };
}
const byCode = (rows: readonly Called[]) => Object.fromEntries(rows.map(({ code, name }) => [code, name]));

/** What was live before the last time this set was put live: the document, null for nothing; undefined: it never was. */
export async function previousLive(tx: Tx, setId: number): Promise<RuleSet | null | undefined> {
  const [row] = await send<{ before: RuleSet | null }>(
    tx,
    query`select data -> 'before' before from events
      where subject = ${subjectOf(setId)}::text and order_id is null and type = 'rule_set.put_live'
      order by id desc limit 1`,
  );
  return row?.before;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const isCountry = (code: string) => code !== 'ZZ' && regions.of(code) !== undefined;

/** Says no to places, channels, countries and currencies that are not there, with the rule that names them. */
export async function refuseUnknown(tx: Tx, { filter, rules }: Pick<RuleSet, 'filter' | 'rules'>) {
  const { places, channels, methods: shipping, currencies } = await known(tx);
  const codesOf = (rows: readonly { code: string }[]) => new Set(rows.map(({ code }) => code));
  const [codes, channelCodes] = [codesOf(places), codesOf(channels)];
  const methodCodes = new Set<string>([...methods, ...codesOf(shipping)]);
  const check = (where: string, when: RuleWhen, locations: readonly string[] = [], money?: string) => {
    const miss = (field: string, what: string, word: string) => {
      throw new Refusal('invalid', `${where}: there is no ${what} "${word}".`, { field });
    };
    for (const code of locations) if (!codes.has(code)) miss('locations', 'location', code);
    for (const code of when.channels ?? []) if (!channelCodes.has(code)) miss('channels', 'channel', code);
    for (const code of when.methods ?? []) if (!methodCodes.has(code)) miss('methods', 'method', code);
    for (const code of when.countries ?? []) if (!isCountry(code)) miss('countries', 'country', code);
    for (const code of [when.currency, money])
      if (code !== undefined && !currencies.includes(code)) miss('currency', 'currency', code);
  };
  check('Which orders it is for', filter);
  for (const [i, { name, when, effect }] of rules.entries()) {
    const money = effect.kind === 'limit' ? effect.noSplitUnder?.currency : undefined;
    check(`Rule ${i + 1}, ${name}`, when, 'locations' in effect ? effect.locations : [], money);
  }
  return places;
}

/** What stands against a document that is to go live. */
export async function contradictionsNow(tx: Tx, set: StoredRuleSet, document: RuleSet) {
  const places = await refuseUnknown(tx, document);
  const all = await tx
    .select({ id: sourcingRuleSets.id, live: sourcingRuleSets.live })
    .from(sourcingRuleSets)
    .where(isNull(sourcingRuleSets.retiredAt))
    .orderBy(asc(sourcingRuleSets.position), asc(sourcingRuleSets.id));
  const before = all.slice(
    0,
    Math.max(
      0,
      all.findIndex(({ id }) => id === set.id),
    ),
  );
  const ahead: Ahead[] = before.flatMap(({ live }) => (live ? [live] : []));
  return contradictionsOf(document, places, ahead);
}

export async function writeDraft(tx: Tx, set: StoredRuleSet, draft: RuleSet | null, at: Date) {
  const draftedAt = draft ? nextVersion(set, at) : null;
  await tx.update(sourcingRuleSets).set({ draft, draftedAt }).where(eq(sourcingRuleSets.id, set.id));
  return { draftedAt };
}

/** Positions 1, 2, 3 … in this order. */
export async function writeOrder(tx: Tx, setIds: readonly number[]) {
  await send(
    tx,
    query`update sourcing_rule_sets s set position = o.position
      from unnest(${pgArray([...setIds])}::integer[]) with ordinality o(id, position)
      where s.id = o.id and s.position is distinct from o.position`,
  );
}
