/** What is left out fits everything. */
export type SafetyRule = {
  id: number;
  locationId: number | null;
  channelId: number | null;
  category: string | null;
  quantity: number;
};
export type SafetyCase = { locationId: number; channelId?: number | null; category?: string | null };

/** The rule that speaks for a shelf: of those that fit, the last. Without a channel only rules for all channels fit. */
export function safetyRuleFor<Rule extends SafetyRule>(
  rules: readonly Rule[],
  { locationId, channelId = null, category = null }: SafetyCase,
): Rule | undefined {
  return rules.findLast(
    (rule) =>
      (rule.locationId === null || rule.locationId === locationId) &&
      (rule.channelId === null || rule.channelId === channelId) &&
      (rule.category === null || rule.category === category),
  );
}

/** Units that may not be promised: what the shelf itself keeps back or what the rule says, whichever is more. */
export const safetyOf = (rules: readonly SafetyRule[], own: number, of: SafetyCase) =>
  rules.length === 0 ? own : Math.max(own, safetyRuleFor(rules, of)?.quantity ?? 0);

export type RuleNames = { location: string | null; channel: string | null; category: string | null };

/** What a rule is for, as people would say it: "Table at Lyon for Marketplace". */
export function nameOfRule({ location, channel, category }: RuleNames) {
  const parts = [category ?? 'everything', location && `at ${location}`, channel && `for ${channel}`];
  return parts.filter(Boolean).join(' ');
}
