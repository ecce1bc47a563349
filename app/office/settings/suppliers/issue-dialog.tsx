'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { issueSupplierLinkAction } from './actions';

/** The link is shown here and never again: only a hash of it is kept. */
export function IssueDialog({ locationId, name }: { locationId: number; name: string }) {
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState<string>();
  const change = (shown: boolean) => {
    setOpen(shown);
    setUrl(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>Issue a link…</Button>
      </DialogTrigger>
      <DialogContent title={url ? `The link for ${name}` : `Issue a link for ${name}`} wide>
        {url ? (
          <>
            <p className="pt-2">
              It is shown once. Whoever has it sees what {name} is to send, and where to.
            </p>
            <p className="mt-3 flex items-center gap-2 rounded-md border bg-muted px-3 py-2">
              <span className="code min-w-0 flex-1 whitespace-normal! break-all" data-testid="supplier-link">
                {url}
              </span>
              <CopyButton text={url} label="link" word="Copy" />
            </p>
            <DialogActions>
              <DialogClose asChild>
                <Button variant="primary">Done</Button>
              </DialogClose>
            </DialogActions>
          </>
        ) : (
          <ActionForm
            action={issueSupplierLinkAction}
            read={(form) => ({
              locationId,
              email: String(form.get('email') ?? '').trim(),
              ...(form.get('days') ? { days: Number(form.get('days')) } : {}),
            })}
            keep="Not now"
            verb="Issue the link"
            pendingWord="Issuing…"
            onDone={({ url: made }) => setUrl(made)}
            className="pt-3"
          >
            <Field
              id="link-email"
              label="Their e-mail address"
              optional
              help="A letter with the link goes there. Without it you hand the link on yourself."
            >
              <Input name="email" type="email" autoComplete="off" maxLength={254} />
            </Field>
            <Field
              id="link-days"
              label="Works for how many days"
              optional
              help="Left empty: until it is withdrawn."
            >
              <Input name="days" type="number" min={1} max={730} className="max-w-28" />
            </Field>
          </ActionForm>
        )}
      </DialogContent>
    </Dialog>
  );
}
