import type { Invariant } from './invariant';
import { lifeInvariants } from './invariants-life';
import { moneyInvariants } from './invariants-money';
import { unitInvariants } from './invariants-units';

export const invariants: readonly Invariant[] = [...unitInvariants, ...moneyInvariants, ...lifeInvariants];
