import { query, read } from '@/db';
import type { RuleSet } from '@/db/schema';
import { describeEvent } from '@/lib/events/rules';
import type { EventType } from '@/lib/events/types';
import { type Actor, permit } from '@/lib/staff/permissions';
import { type Contradiction, contradictionsOf, type KnownPlace } from './contradiction-rules';
import { subjectOf } from './rule-sets-tx';
import type { Names } from './wording-rules';

type Called = { code: string; name: string };
export type RuleChoices = {
  places: KnownPlace[];
  channels: Called[];
  methods: Called[];
  currencies: string[];
  tags: string[];
};

/** What rules may name, for their words and their forms. */
export async function getRuleChoices(actor: Actor): Promise<RuleChoices & { names: Names }> {
  permit(actor, 'routing.write');
  const [row] = await read<RuleChoices>(query`select
    (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'paused', paused_at is not null,
      'closed', closed_at is not null) order by closed_at is not null, name, id), '[]') from locations) places,
    (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name) order by name), '[]') from channels) channels,
    (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name) order by position, code), '[]')
      from shipping_methods where retired_at is null) methods,
    (select coalesce(jsonb_agg(code order by (select count(*) from channels h where h.currency = c.code) desc, code), '[]')
      from currencies c) currencies,
    (select coalesce(jsonb_agg(tag order by tag), '[]') from (select distinct unnest(tags) tag
      from (select tags from orders order by placed_at desc, id desc limit 2000) recent limit 100) t) tags`);
  if (!row) throw new Error('What rules may name was not read.');
  const byCode = (rows: readonly Called[]) => Object.fromEntries(rows.map(({ code, name }) => [code, name]));
  return {
    ...row,
    names: { places: byCode(row.places), channels: byCode(row.channels), methods: byCode(row.methods) },
  };
}

export type RuleSetRow = {
  id: number;
  live: RuleSet | null;
  draft: RuleSet | null;
  liveAt: Date | null;
  draftedAt: Date | null;
  retiredAt: Date | null;
  /** Who changed it last. */
  by: string | null;
  /** Something was live before what is live now, or nothing was. */
  canBringBack: boolean;
};
type Stored = Record<'liveAt' | 'draftedAt' | 'retiredAt', string | null> &
  Omit<RuleSetRow, 'liveAt' | 'draftedAt' | 'retiredAt'>;

const rowOf = ({ liveAt, draftedAt, retiredAt, ...rest }: Stored): RuleSetRow => {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return { ...rest, liveAt: moment(liveAt), draftedAt: moment(draftedAt), retiredAt: moment(retiredAt) };
};

/** Those in use in their order, then the last ones retired. */
export async function listRuleSets(actor: Actor): Promise<RuleSetRow[]> {
  permit(actor, 'routing.write');
  const rows = await read<Stored>(query`
    select r.id, r.live, r.draft, r.live_at "liveAt", r.drafted_at "draftedAt", r.retired_at "retiredAt", e.name "by",
      r.live is not null and exists (select from events where subject = 'rule_set:' || r.id and order_id is null
        and type = 'rule_set.put_live') "canBringBack"
    from sourcing_rule_sets r
    left join lateral (select coalesce(s.name, e.actor) name from events e left join staff s on e.actor = 'staff:' || s.id
      where e.subject = 'rule_set:' || r.id and e.order_id is null order by e.id desc limit 1) e on true
    order by r.retired_at is not null, r.retired_at desc, r.position, r.id limit 100`);
  return rows.map(rowOf);
}

/** One set, and the live ones that stand before it. */
export async function getRuleSet(actor: Actor, setId: number) {
  const sets = await listRuleSets(actor);
  const at = sets.findIndex(({ id }) => id === setId);
  const set = sets[at];
  if (!set) return null;
  const ahead = sets.slice(0, at).flatMap(({ live, retiredAt }) => (live && !retiredAt ? [live] : []));
  return { set, ahead, others: sets.filter(({ id, retiredAt }) => id !== setId && !retiredAt).length };
}

/** What the draft, or without one what is live, says against itself and against the places as they are. */
export const contradictionsIn = (
  { set, ahead }: { set: RuleSetRow; ahead: readonly RuleSet[] },
  places: readonly KnownPlace[],
): Contradiction[] => {
  const document = set.draft ?? set.live;
  return document ? contradictionsOf(document, places, ahead) : [];
};

export type RuleSetEvent = { id: number; at: Date; by: string; words: string };

/** The last things that happened to a set, newest first. */
export async function listRuleSetEvents(actor: Actor, setId: number): Promise<RuleSetEvent[]> {
  permit(actor, 'routing.write');
  const rows = await read<{
    id: number;
    at: string;
    by: string;
    type: EventType;
    data: Record<string, unknown>;
  }>(
    query`select e.id, e.at, coalesce(s.name, e.actor) "by", e.type, e.data - 'before' - 'draft' data
      from events e left join staff s on e.actor = 'staff:' || s.id
      where e.subject = ${subjectOf(setId)}::text and e.order_id is null order by e.id desc limit 6`,
  );
  return rows.map(({ id, at, by, type, data }) => ({
    id,
    at: new Date(at),
    by: by.startsWith('import:') ? 'an import' : by,
    words: describeEvent({ type, data }, null),
  }));
}
