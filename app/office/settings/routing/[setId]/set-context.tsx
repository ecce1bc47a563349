'use client';

import { createContext, useContext } from 'react';
import type { saveRuleSetDraftAction } from '../actions';
import type { Choices } from '../when-fields';

export type Document = Parameters<typeof saveRuleSetDraftAction>[0]['draft'];
export type Rule = Document['rules'][number];
type Open = {
  setId: number;
  /** What the person is looking at: a change that somebody else made since is not overwritten. */
  basedOn: string | null;
  document: Document;
  choices: Choices;
};

const Context = createContext<Open | null>(null);
export const SetProvider = Context.Provider;

/** The set that is open, once for all the small forms of its page. */
export function useSet(): Open {
  const open = useContext(Context);
  if (!open) throw new Error('No rule set is open.');
  return open;
}
