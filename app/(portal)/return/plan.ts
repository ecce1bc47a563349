import { type ReturnReason, returnReasons } from '@/lib/returns/rules';

export const outcomes = ['refund', 'replace', 'exchange'] as const;
export type Outcome = (typeof outcomes)[number];
export type Chosen = { lineNo: number; quantity: number; reason: ReturnReason | null; outcome: Outcome };
export type Search = Record<string, string | string[] | undefined>;

/**
 * What the address bar says about a return in the making: `item=3&q3=2&r3=too_small&o3=refund`. Only what can really be
 * returned is read, so that an old or invented address does no harm.
 */
export function readPlan(search: Search, returnable: readonly { lineNo: number; units: number }[]): Chosen[] {
  const items = new Set([search.item].flat().map(Number));
  return returnable
    .filter(({ lineNo, units }) => units > 0 && items.has(lineNo))
    .map(({ lineNo, units }) => {
      const asked = Math.trunc(Number(search[`q${lineNo}`] ?? units));
      return {
        lineNo,
        quantity: Math.min(units, Math.max(1, Number.isFinite(asked) ? asked : units)),
        reason: returnReasons.find((reason) => reason === search[`r${lineNo}`]) ?? null,
        outcome: outcomes.find((outcome) => outcome === search[`o${lineNo}`]) ?? 'refund',
      };
    });
}

/** The same plan as an address: every step can be gone back to and nothing is stored before the last. */
export function planUrl(plan: readonly Chosen[], step: number) {
  const search = new URLSearchParams({ step: String(step) });
  for (const { lineNo, quantity, reason, outcome } of plan) {
    search.append('item', String(lineNo));
    search.set(`q${lineNo}`, String(quantity));
    if (reason) search.set(`r${lineNo}`, reason);
    search.set(`o${lineNo}`, outcome);
  }
  return `/return?${search}`;
}

export function stepOf(search: Search, plan: readonly Chosen[]): 1 | 2 | 3 {
  const asked = Number(search.step ?? 1);
  if (plan.length === 0 || asked < 2) return 1;
  return asked > 2 && plan.every(({ reason }) => reason) ? 3 : 2;
}
