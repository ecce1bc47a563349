import { requestCodeAction } from '../actions';
import { AnswerForm } from '../answer-form';

/** The second proof: prices, addresses and changes are for who reads the mail of this order. */
export function OpenEverything({ hasProblem }: { hasProblem: boolean }) {
  return (
    <section aria-labelledby="open-everything">
      <h2 id="open-everything" className="border-rule border-b pb-2">
        Prices, address, returns
      </h2>
      <AnswerForm
        action={requestCodeAction}
        hidden={{ next: 'track' }}
        verb="Show everything"
        pendingWord="Sending a code…"
      >
        <p className="pt-3 pb-4 text-[15px] leading-[23px]">
          We mail a code to the address you ordered with. It shows the rest
          {hasProblem ? ' and lets you ask us about it' : ''}, and lets you send something back.
        </p>
      </AnswerForm>
    </section>
  );
}
