'use client';

import { useState } from 'react';
import { ActionButton } from '@/components/action-button';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import type { CountRow } from '@/lib/inventory/count-queries';
import { cancelCountAction, reopenCountAction, submitCountAction } from '../actions';
import { PostButton } from './post-button';

type Count = Pick<CountRow, 'id' | 'status' | 'lines' | 'counted' | 'differing' | 'posted'>;

export function CountActions({ count }: { count: Count }) {
  const { id: countId, status, posted, differing } = count;
  if (status !== 'open' && status !== 'counted') return null;
  return (
    <>
      {posted === 0 ? (
        <ActionButton
          action={cancelCountAction}
          input={{ countId }}
          variant="destructive"
          pendingWord="Canceling…"
          doneWord="Count canceled"
          confirm={{
            title: `Cancel count ${countId}`,
            body: 'What was entered changes nothing. It can still be read.',
            keep: 'Keep it',
            verb: 'Cancel it',
          }}
        >
          Cancel…
        </ActionButton>
      ) : null}
      {status === 'open' ? <SubmitDialog count={count} /> : null}
      {status === 'counted' && posted === 0 ? (
        <ActionButton
          action={reopenCountAction}
          input={{ countId }}
          pendingWord="Opening…"
          doneWord="Counting goes on"
        >
          Count on
        </ActionButton>
      ) : null}
      {status === 'counted' ? <PostButton countId={countId} differing={differing} /> : null}
    </>
  );
}

function SubmitDialog({ count }: { count: Count }) {
  const [open, setOpen] = useState(false);
  const left = count.lines - count.counted;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Done counting…</Button>
      </DialogTrigger>
      <DialogContent
        title={`${count.counted} of ${count.lines} counted`}
        description="Now the differences are shown. Nothing moves before they are posted."
      >
        <ActionForm
          className="gap-3 pt-3"
          action={submitCountAction}
          read={(form) => ({
            countId: count.id,
            uncounted: form.get('uncounted') === 'zero' ? ('zero' as const) : ('leave' as const),
          })}
          keep="Count on"
          verb="Show the differences"
          pendingWord="Comparing…"
          variant="primary"
          onDone={() => setOpen(false)}
        >
          {left > 0 ? (
            <RadioGroup legend={`${left} lines were not counted`}>
              <Radio
                name="uncounted"
                value="leave"
                defaultChecked
                label="Leave them"
                help="Their stock stays what the books say."
              />
              <Radio name="uncounted" value="zero" label="Nothing is there" help="They count as 0." />
            </RadioGroup>
          ) : null}
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
