import { asc } from 'drizzle-orm';
import { query, send, type Tx } from '@/db';
import { safetyRules } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import type { AddSafetyRuleInput } from './safety-inputs';
import { nameOfRule } from './safety-rules';

/** Who changes the rules waits for who is changing them. Answers them in their order. */
export async function lockSafetyRules(tx: Tx) {
  await send(tx, query`select pg_advisory_xact_lock(hashtext('safety_rules'))`);
  return tx.select().from(safetyRules).orderBy(asc(safetyRules.position), asc(safetyRules.id));
}

export type StoredRule = Awaited<ReturnType<typeof lockSafetyRules>>[number];

export function ruleOf(rules: readonly StoredRule[], ruleId: number): StoredRule {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Refusal('not_found', 'This rule is gone. Look at the list again.', { ruleId });
  return rule;
}

/** The ids of what a rule names, and its name. */
export async function resolveRule(tx: Tx, { location, channel, category, quantity }: AddSafetyRuleInput) {
  const [found] = await send<{
    locationId: number | null;
    locationName: string | null;
    channelId: number | null;
    channelName: string | null;
    known: boolean;
  }>(
    tx,
    query`select l.id "locationId", l.name "locationName", c.id "channelId", c.name "channelName",
        ${category}::text is null or exists (select from products where category = ${category}::text) known
      from (select 1) one left join locations l on l.code = ${location}::text and l.closed_at is null
      left join channels c on c.code = ${channel}::text`,
  );
  if (!found) throw new Error('Nothing was read.');
  if (location !== null && found.locationId === null)
    throw new Refusal('invalid', `There is no location with the code ${location}.`, { location });
  if (channel !== null && found.channelId === null)
    throw new Refusal('invalid', `There is no channel "${channel}".`, { channel });
  if (!found.known) throw new Refusal('invalid', `Nothing is in the category "${category}".`, { category });
  const { locationId, channelId } = found;
  return {
    values: { locationId, channelId, category, quantity },
    name: nameOfRule({ location: found.locationName, channel: found.channelName, category }),
  };
}

export const ruleSubject = (ruleId: number) => `safety_rule:${ruleId}`;
