import type { PlaceOrderInput } from './inputs';
import type { RiskHistory } from './risk-rules';
import { foldPhone } from './rules';

/** Orders of the same call came just before, though nothing of them is written yet. */
export function siblingsOf() {
  const seen = new Map<string, number>();
  const count = (key: string | undefined) => {
    if (!key) return 0;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before;
  };
  return (history: RiskHistory, { customer, shipTo }: PlaceOrderInput): RiskHistory => ({
    ...history,
    sameEmail: history.sameEmail + count(customer.email),
    samePhone: history.samePhone + count(customer.phone && foldPhone(customer.phone)),
    sameAddress: history.sameAddress + count(shipTo && `${shipTo.postcode}\n${shipTo.line1.toLowerCase()}`),
  });
}
