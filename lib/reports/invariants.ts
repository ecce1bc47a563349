import type { Invariant } from './invariant';
import { captureInvariants } from './invariants-capture';
import { lifeInvariants } from './invariants-life';
import { moneyInvariants } from './invariants-money';
import { stockInvariants } from './invariants-stock';
import { unitInvariants } from './invariants-units';

export const invariants: readonly Invariant[] = [
  ...unitInvariants,
  ...stockInvariants,
  ...moneyInvariants,
  ...lifeInvariants,
  ...captureInvariants,
];
