'use client';

import { useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { Meter } from '@/components/meter';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { applyImportAction } from '../actions';

type ApplyButtonProps = { digest: string; rows: number; done: number; changes: number };

/** A thousand lines at a time. Whoever leaves the page finds what is left here, and nothing is applied twice. */
export function ApplyButton({ digest, rows, done, changes }: ApplyButtonProps) {
  const [reached, setReached] = useState<number>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const say = useToast();

  const apply = () =>
    start(async () => {
      for (;;) {
        const result = await applyImportAction({ digest });
        if (!result.ok) return setRefusal(result.message);
        setRefusal(undefined);
        setReached(result.value.done);
        if (!result.value.finished) continue;
        say(
          `${result.value.changed.toLocaleString('en')} ${result.value.changed === 1 ? 'line' : 'lines'} changed`,
        );
        return;
      }
    });

  const words =
    done > 0
      ? 'Go on applying'
      : `Apply ${changes.toLocaleString('en')} ${changes === 1 ? 'change' : 'changes'}`;
  const at = reached ?? done;
  return (
    <span className="inline-flex flex-wrap items-center gap-2.5">
      {pending || at > 0 ? (
        <span className="inline-flex items-center gap-2">
          <Meter value={at} of={rows} label={`${at} of ${rows} lines done`} className="w-32" />
          <span className="tabular-nums">
            {at.toLocaleString('en')} of {rows.toLocaleString('en')}
          </span>
        </span>
      ) : null}
      <Button variant="primary" aria-disabled={pending || undefined} onClick={pending ? undefined : apply}>
        {pending ? 'Applying…' : words}
      </Button>
      <RefusalText>{refusal}</RefusalText>
    </span>
  );
}
