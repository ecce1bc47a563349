'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createRuleSetAction } from './actions';
import { type Choices, readWhen, WhenFields } from './when-fields';

type NewSet = Parameters<typeof createRuleSetAction>[0];

export function NewSetDialog({ choices }: { choices: Choices }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" /> Rule set
        </Button>
      </DialogTrigger>
      <DialogContent title="Begin a rule set" description="No order follows it before you put it live." wide>
        <ActionForm
          className="pt-3"
          action={createRuleSetAction}
          read={(form) => ({ name: String(form.get('name') ?? ''), filter: readWhen(form) }) as NewSet}
          keep="Leave it"
          verb="Begin"
          pendingWord="Beginning…"
          onDone={({ setId }) => router.push(`/office/settings/routing/${setId}`)}
        >
          <Field id="set-name" label="Name">
            <Input name="name" maxLength={80} placeholder="Web shop, France" required />
          </Field>
          <p className="text-muted-foreground">For which orders. What is left empty is true of all.</p>
          <WhenFields when={{}} choices={choices} />
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
