import type { Candidate } from './candidates';
import type { Choice } from './ranking';
import type { Need, RoutingInput } from './routing-types';
import type { Walk } from './rule-walk';

export type Take = { candidate: Candidate; need: Need; quantity: number };
/** How an order is being placed: what is taken from where, choice by choice, and what is left to place of each need. */
export type Draft = {
  input: RoutingInput;
  walk: Walk;
  variants: readonly number[];
  candidates: readonly Candidate[];
  takes: Take[];
  choices: Choice[];
  rest: Map<Need, number>;
};
