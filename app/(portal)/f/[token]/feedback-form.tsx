'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { RefusalText } from '@/components/action-form';
import { Field, FieldError } from '@/components/ui/field';
import { ScorePicker } from '@/components/ui/score-picker';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { answerAction } from './actions';

type FeedbackFormProps = { token: string; score: number | undefined; comment: string; answered: boolean };

export function FeedbackForm({ token, score, comment, answered }: FeedbackFormProps) {
  const [{ message, fields, typed }, act] = useActionState(answerAction, nothingYet);
  return (
    <form action={act} className="pt-6">
      <input type="hidden" name="token" value={token} />
      <ScorePicker
        name="score"
        legend="Score from 1, bad, to 5, great"
        defaultValue={Number(typed?.score) || score}
      />
      <div className="pt-2">
        <FieldError error={fields?.score?.[0]} />
      </div>
      <Field id="comment" label="In your words" optional className="pt-4" error={fields?.comment?.[0]}>
        <Textarea name="comment" rows={4} maxLength={4000} defaultValue={typed?.comment ?? comment} />
      </Field>
      <RefusalText className="pt-4">{message}</RefusalText>
      <SubmitButton className="mt-6 min-w-40 max-md:w-full" pendingWord="Sending…">
        {answered ? 'Change my answer' : 'Send'}
      </SubmitButton>
    </form>
  );
}
