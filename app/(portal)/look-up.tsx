'use client';

import { useActionState } from 'react';
import { nothingYet } from '@/app/form-answer';
import { RefusalText } from '@/components/action-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { lookUpAction } from './actions';

/** Works without script: the answer then comes as a page, with what was typed still in it. */
export function LookUp({ reference }: { reference?: string }) {
  const [{ message, fields, typed }, act] = useActionState(lookUpAction, nothingYet);
  return (
    <form
      action={act}
      className="grid max-w-[520px] gap-5 rounded-lg border bg-card px-7 pt-7 pb-[30px] max-md:rounded-[12px] max-md:px-[18px] max-md:py-5"
    >
      <Field
        id="reference"
        label="Order number"
        help="As on the slip or in an e-mail; spaces and # are fine."
        error={fields?.reference?.[0]}
      >
        <Input
          name="reference"
          defaultValue={typed?.reference ?? reference}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="next"
          maxLength={60}
        />
      </Field>
      <Field
        id="proof"
        label="E-mail, postcode or phone"
        help="Any one you gave when ordering."
        error={fields?.proof?.[0]}
      >
        <Input
          name="proof"
          defaultValue={typed?.proof}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={254}
        />
      </Field>
      <RefusalText>{message}</RefusalText>
      <SubmitButton size="wide" pendingWord="Looking…">
        Show my order
      </SubmitButton>
    </form>
  );
}
