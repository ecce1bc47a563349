'use client';

import { useRef, useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { Say } from '@/components/status';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { enterCountAction } from '../actions';

/** One field for the scanner: each code is one more. "CODE × 12" counts a dozen at once. */
export function ScanField({ countId }: { countId: number }) {
  const [last, setLast] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const field = useRef<HTMLInputElement>(null);

  const enter = (text: string) => {
    const [, code = text.trim(), units] = /^\s*(\S+)\s*[x×*]\s*(\d{1,5})\s*$/.exec(text) ?? [];
    if (code === '') return;
    if (field.current) field.current.value = '';
    start(async () => {
      const result = await enterCountAction({ countId, code, add: units ? Number(units) : 1 });
      setRefusal(result.ok ? undefined : result.message);
      setLast(
        result.ok
          ? `${result.value.counted} of ${result.value.name}${result.value.joined ? ', which was not on the list' : ''}`
          : undefined,
      );
    });
  };

  return (
    <div className="sticky top-0 z-10 grid gap-1 border-b bg-card py-3">
      <Label htmlFor="scan">Scan or type a code</Label>
      <div className="flex flex-wrap items-center gap-3">
        <Input
          id="scan"
          ref={field}
          code
          autoFocus
          autoComplete="off"
          enterKeyHint="done"
          placeholder="one more for each scan"
          className="max-w-80"
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            enter(event.currentTarget.value);
          }}
        />
        <output aria-live="assertive">
          {last && !pending ? (
            <Say mark="done" tone="good" strong>
              {last}
            </Say>
          ) : null}
        </output>
      </div>
      <RefusalText>{refusal}</RefusalText>
    </div>
  );
}
