'use client';

import { X } from 'lucide-react';
import { useState, useTransition } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Tag } from '@/components/ui/tag';
import { tagOrderAction } from './actions';

export function TagForm({ orderId, tags, editable }: { orderId: number; tags: string[]; editable: boolean }) {
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const change = (add: string[], remove: string[]) =>
    start(async () => {
      const result = await tagOrderAction({ orderId, add, remove });
      setRefusal(result.ok ? undefined : firstWords(result));
    });
  return (
    <div className="grid gap-2 pt-2">
      <p className="flex flex-wrap gap-1.5">
        {tags.length === 0 ? <span className="text-muted-foreground">None.</span> : null}
        {tags.map((tag) => (
          <Tag key={tag} className="inline-flex items-center gap-1">
            {tag}
            {editable ? (
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                disabled={pending}
                onClick={() => change([], [tag])}
                className="-mr-1 inline-flex size-6 items-center justify-center"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            ) : null}
          </Tag>
        ))}
      </p>
      {editable ? (
        <form
          className="flex gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            const tag = String(new FormData(event.currentTarget).get('tag') ?? '').trim();
            event.currentTarget.reset();
            if (tag) change([tag], []);
          }}
        >
          <Input name="tag" aria-label="New tag" maxLength={40} placeholder="New tag" />
          <Button type="submit" aria-disabled={pending || undefined}>
            Add
          </Button>
        </form>
      ) : null}
      <RefusalText>{refusal}</RefusalText>
    </div>
  );
}
