'use client';

import { ActionForm } from '@/components/action-form';
import { Textarea } from '@/components/ui/textarea';
import { noteOrderAction } from './actions';

export function NoteForm({ orderId }: { orderId: number }) {
  return (
    <ActionForm
      className="pt-3"
      action={noteOrderAction}
      read={(form) => ({ orderId, note: String(form.get('note') ?? '') })}
      verb="Add comment"
      pendingWord="Adding…"
      variant="default"
      doneWord="Comment added"
    >
      <Textarea
        name="note"
        rows={2}
        aria-label="Comment for colleagues"
        placeholder="Comment for colleagues"
        required
        maxLength={5000}
      />
    </ActionForm>
  );
}
