import type { HoldReason } from '@/db/statuses';
import { settingsOf } from '@/lib/channels/settings-rules';
import { embeddedChecker, needsAPerson } from '@/lib/customers/address-rules';
import { findTitles } from '@/lib/customers/address-words-rules';
import type { Actor } from '@/lib/staff/permissions';
import type { PlaceOrderInput } from './inputs';
import type { PlannedLine } from './placing-lines';
import type { PlacingHead } from './placing-read';
import { assessOrder, EMBEDDED_PROVIDER, type RiskAssessment, type RiskHistory } from './risk-rules';

export type PlannedChecks = {
  holds: { no: number; reason: HoldReason; note: string }[];
  work: { type: 'bad_address' | 'risk_to_review'; data: Record<string, unknown> }[];
  risks: (RiskAssessment & { provider: string })[];
};

/**
 * What stops a new order before anybody could pick it: in the same plan and write as the order, so there is no moment between.
 * Addresses are checked of orders that a channel sends; who writes an order down sees the check before saving. History brought
 * by an import is not judged. Holds and work keep codes of what was found, never the address.
 */
export function checksOf(
  input: PlaceOrderInput,
  head: PlacingHead,
  lines: readonly PlannedLine[],
  totalAmount: number,
  by: Actor['kind'] | undefined,
): PlannedChecks {
  const settings = settingsOf(head.settings);
  const checks: PlannedChecks = { holds: [], work: [], risks: [] };
  const stop = (reason: HoldReason, note: string, work: PlannedChecks['work'][number]) => {
    checks.holds.push({ no: checks.holds.length + 1, reason, note });
    checks.work.push(work);
  };
  if (by === 'key' && settings.addressCheck && input.method === 'ship' && input.shipTo) {
    const verdict = embeddedChecker.check(input.shipTo, head.known_places ?? []);
    if (needsAPerson(verdict)) {
      const codes = verdict.finds.map(({ code }) => code);
      stop('address', findTitles(codes), {
        type: 'bad_address',
        data: { answer: verdict.answer, finds: codes },
      });
    }
  }
  if (by !== undefined && by !== 'import' && settings.riskCheck) {
    const risk = assessOrder(
      {
        email: input.customer.email,
        shipCountry: input.shipTo?.country,
        billCountry: input.billTo?.country,
        totalAmount,
        currency: input.currency,
        limitCurrency: head.channel_currency,
        mostOfOne: mostOfOne(lines),
        history: head.history ?? nobody,
      },
      settings.risk,
    );
    checks.risks.push({ provider: EMBEDDED_PROVIDER, ...risk });
    if (risk.level === 'high')
      stop('fraud', risk.facts.map(({ words }) => words).join('. '), {
        type: 'risk_to_review',
        data: { score: risk.score },
      });
  }
  return checks;
}

const nobody: RiskHistory = {
  orders: 0,
  refunded: 0,
  returns: 0,
  sameEmail: 0,
  samePhone: 0,
  sameAddress: 0,
};

function mostOfOne(lines: readonly PlannedLine[]) {
  const units = new Map<string, number>();
  for (const { sku, kind, parentNo, quantity } of lines)
    if (sku && (kind === 'bundle' || parentNo === null)) units.set(sku, (units.get(sku) ?? 0) + quantity);
  const [most] = [...units].sort(([, a], [, b]) => b - a);
  return most ? { sku: most[0], quantity: most[1] } : null;
}
