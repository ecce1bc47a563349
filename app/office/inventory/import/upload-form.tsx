'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ActionResult } from '@/lib/errors';

/** Sends the file as it is; what it would change stands on a page of its own. */
export function UploadForm() {
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const file = useRef<HTMLInputElement>(null);
  const router = useRouter();

  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    if (!chosen) return setRefusal('Choose a file first.');
    start(async () => {
      const result = await send(chosen);
      if (!result.ok) return setRefusal(result.message);
      router.push(`/office/inventory/import/${result.value.digest}`);
    });
  };

  return (
    <form onSubmit={submit} className="grid max-w-xl gap-3">
      <Field
        id="stock-file"
        label="File with stock"
        help="CSV with the columns sku, location and on_hand. Safety, bin and low_at may follow; an empty cell there leaves what is set. Comma, semicolon or tab."
      >
        <Input
          ref={file}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={() => setRefusal(undefined)}
        />
      </Field>
      <RefusalText>{refusal}</RefusalText>
      <div>
        <SubmitButton pending={pending} pendingWord="Reading…" variant="primary">
          Show what it would change
        </SubmitButton>
      </div>
    </form>
  );
}

async function send(file: File): Promise<ActionResult<{ digest: string }>> {
  try {
    const answer = await fetch(
      `/office/inventory/import/upload?${new URLSearchParams({ name: file.name })}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: file,
      },
    );
    return (await answer.json()) as ActionResult<{ digest: string }>;
  } catch {
    return {
      ok: false,
      code: 'unavailable',
      message: 'The file did not arrive. Nothing was read. Try again.',
    };
  }
}
