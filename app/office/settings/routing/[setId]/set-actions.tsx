'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { discardRuleSetDraftAction, saveRuleSetDraftAction } from '../actions';
import { PutLiveDialog } from './put-live-dialog';
import { type Document, useSet } from './set-context';

type SetActionsProps = {
  live: boolean;
  draft: boolean;
  /** What differs from what is live, in sentences. */
  changes: string[];
  /** Why it cannot go live. */
  refused: string | undefined;
};

export function SetActions({ live, draft, changes, refused }: SetActionsProps) {
  return (
    <>
      {live && draft ? <DiscardButton /> : null}
      <Button asChild>
        <a href="#try">Try one order</a>
      </Button>
      {draft ? <PutLiveDialog changes={changes} refused={refused} /> : null}
    </>
  );
}

function DiscardButton() {
  const { setId, basedOn } = useSet();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const say = useToast();
  const router = useRouter();

  const discard = () =>
    start(async () => {
      const result = await discardRuleSetDraftAction({ setId, basedOn });
      if (!result.ok) return setRefusal(firstWords(result));
      const { draft, basedOn: since } = result.value;
      const undo = async () => {
        await saveRuleSetDraftAction({
          setId,
          basedOn: since?.toISOString() ?? null,
          draft: draft as Document,
        });
        router.refresh();
      };
      say('Draft discarded', { label: 'Undo', run: undo });
    });
  return (
    <>
      <RefusalText>{refusal}</RefusalText>
      <Button variant="ghost" aria-disabled={pending || undefined} onClick={discard}>
        {pending ? 'Discarding…' : 'Discard draft'}
      </Button>
    </>
  );
}
