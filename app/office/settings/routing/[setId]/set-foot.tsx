'use client';

import Link from 'next/link';
import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { filterWords, type Names } from '@/lib/sourcing/wording-rules';
import { saveRuleSetDraftAction } from '../actions';
import { readWhen, WhenFields } from '../when-fields';
import { type Document, useSet } from './set-context';

/** Which orders the set is for, with the form that changes it, and the way to the other sets. */
export function SetFoot({ names, others }: { names: Names; others: number }) {
  const { setId, basedOn, document, choices } = useSet();
  const [open, setOpen] = useState(false);
  return (
    <span className="sm ml-auto text-right text-muted-foreground max-md:ml-0 max-md:text-left">
      {filterWords(document.filter, names)}.{' '}
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <button type="button" className="link">
            Change…
          </button>
        </DialogTrigger>
        <DialogContent
          title={`Which orders ${document.name} is for`}
          description="It goes into the draft."
          wide
        >
          <ActionForm
            className="pt-3"
            action={saveRuleSetDraftAction}
            read={(form) => ({
              setId,
              basedOn,
              draft: {
                ...document,
                name: String(form.get('name') ?? ''),
                filter: readWhen(form) as Document['filter'],
              },
            })}
            keep="Leave it"
            verb="Change the draft"
            pendingWord="Saving…"
            onDone={() => setOpen(false)}
          >
            <Field id="set-name" label="Name">
              <Input name="name" defaultValue={document.name} maxLength={80} required />
            </Field>
            <WhenFields when={document.filter} choices={choices} />
          </ActionForm>
        </DialogContent>
      </Dialog>{' '}
      {others > 0 ? (
        <Link href="/office/settings/routing" className="link">
          {others === 1 ? '1 other set' : `${others} other sets`}
        </Link>
      ) : null}
    </span>
  );
}
