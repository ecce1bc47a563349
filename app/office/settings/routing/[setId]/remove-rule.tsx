'use client';

import { useState, useTransition } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { saveRuleSetDraftAction } from '../actions';
import { useSet } from './set-context';

export function RemoveRule({ ruleId }: { ruleId: string }) {
  const { setId, basedOn, document } = useSet();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const say = useToast();
  const rule = document.rules.find(({ id }) => id === ruleId);
  if (!rule) return null;

  const remove = () =>
    start(async () => {
      const rules = document.rules.filter(({ id }) => id !== ruleId);
      const result = await saveRuleSetDraftAction({ setId, basedOn, draft: { ...document, rules } });
      if (!result.ok) return setRefusal(firstWords(result));
      say(`${rule.name} removed from the draft`, { label: 'Undo', run: undo(result.value.draftedAt) });
    });
  const undo = (draftedAt: Date | null) => () =>
    start(async () => {
      const since = draftedAt?.toISOString() ?? basedOn;
      const result = await saveRuleSetDraftAction({ setId, basedOn: since, draft: document });
      if (!result.ok) setRefusal(firstWords(result));
    });
  return (
    <>
      <Button
        variant="ghost"
        aria-label={`Remove ${rule.name}`}
        aria-disabled={pending || undefined}
        onClick={remove}
      >
        Remove
      </Button>
      <RefusalText>{refusal}</RefusalText>
    </>
  );
}
