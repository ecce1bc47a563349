'use client';

import { useActionState } from 'react';
import { type FormAnswer, nothingYet } from '@/app/form-answer';
import { RefusalText } from '@/components/action-form';
import { SubmitButton } from '@/components/ui/submit-button';

type AnswerFormProps = {
  action: (previous: FormAnswer, form: FormData) => Promise<FormAnswer>;
  /** Sent along, for example which mailed link it is. */
  hidden?: Record<string, string>;
  verb: string;
  pendingWord?: string;
  variant?: 'primary' | 'default' | 'ghost';
  className?: string;
  /** Left of the button: the way back. */
  back?: React.ReactNode;
  children?: React.ReactNode;
};

/** A button, with fields or without, that works without script; what is refused is said above it. */
export function AnswerForm(props: AnswerFormProps) {
  const { action, hidden = {}, verb, pendingWord, variant, className, back, children } = props;
  const [{ message }, act] = useActionState(action, nothingYet);
  return (
    <form action={act} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <RefusalText className="pb-3">{message}</RefusalText>
      <div className="flex flex-wrap items-center gap-4 max-md:flex-col-reverse max-md:items-stretch">
        {back}
        <SubmitButton variant={variant} pendingWord={pendingWord} className={back ? 'md:ml-auto' : undefined}>
          {verb}
        </SubmitButton>
      </div>
    </form>
  );
}
