'use client';

import { SubmitButton } from '@/components/ui/submit-button';
import type { Draft } from '@/lib/orders/draft-queries';
import { saveDraftAction } from '../drafts/actions';

type NewDraftProps = {
  /** The draft that gets this customer; without one a new draft begins. */
  draft: Pick<Draft, 'id' | 'version'> | null;
  fields: Record<string, string>;
  primary?: boolean;
  children: React.ReactNode;
};

/** A button that begins a draft with what is known of the customer. */
export function NewDraft({ draft, fields, primary = false, children }: NewDraftProps) {
  return (
    <form action={saveDraftAction as unknown as (sent: FormData) => Promise<void>}>
      {draft ? (
        <>
          <input type="hidden" name="draftId" value={draft.id} />
          <input type="hidden" name="version" value={draft.version} />
        </>
      ) : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={primary ? 'primary' : 'default'} pendingWord="One moment…">
        {children}
      </SubmitButton>
    </form>
  );
}
