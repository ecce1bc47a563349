'use client';

import { useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { Input } from '@/components/ui/input';
import { enterCountAction } from '../actions';

type EnterFieldProps = { countId: number; sku: string; name: string; counted: number | null };

/** How many there are: kept when the field is left, or with Enter, which goes on to the next line. */
export function EnterField({ countId, sku, name, counted }: EnterFieldProps) {
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();

  const save = (text: string) => {
    const value = text.trim() === '' ? null : Number(text);
    if (value === counted || pending) return;
    start(async () => {
      const result = await enterCountAction({ countId, code: sku, counted: value });
      setRefusal(result.ok ? undefined : (result.fields?.counted?.[0] ?? result.message));
    });
  };

  return (
    <span className="grid justify-items-end gap-1">
      <Input
        type="number"
        inputMode="numeric"
        min={0}
        data-count
        defaultValue={counted ?? ''}
        aria-label={`How many of ${name}`}
        aria-busy={pending || undefined}
        className="w-24 text-right"
        onBlur={(event) => save(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-count]')];
          const next = fields[fields.indexOf(event.currentTarget) + 1];
          if (next) next.focus();
          else event.currentTarget.blur();
        }}
      />
      <RefusalText className="sm">{refusal}</RefusalText>
    </span>
  );
}
