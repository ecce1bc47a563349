'use client';

import { useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { postCountAction } from '../actions';

/** Posts a hundred lines at a time until none is left that can be. */
export function PostButton({ countId, differing }: { countId: number; differing: number }) {
  const [said, setSaid] = useState<string>();
  const [refused, setRefused] = useState<string[]>([]);
  const [pending, start] = useTransition();
  const say = useToast();

  const post = () =>
    start(async () => {
      let posted = 0;
      for (;;) {
        const result = await postCountAction({ countId });
        if (!result.ok) return setRefused([result.message]);
        posted += result.value.posted;
        setSaid(`${posted} of ${differing} posted`);
        setRefused(result.value.refused);
        if (result.value.left === 0) say('Count posted');
        if (result.value.left === 0 || result.value.posted === 0) return;
      }
    });

  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button variant="primary" aria-disabled={pending || undefined} onClick={pending ? undefined : post}>
        {pending
          ? (said ?? 'Posting…')
          : differing === 0
            ? 'Close it, nothing differs'
            : `Post ${differing} ${differing === 1 ? 'difference' : 'differences'}`}
      </Button>
      {refused.slice(0, 5).map((line) => (
        <RefusalText key={line}>{line}</RefusalText>
      ))}
    </span>
  );
}
