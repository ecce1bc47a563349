import Link from 'next/link';
import { Sums } from '@/components/money';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { formatMoney } from '@/lib/money';
import { returnReasonWords } from '@/lib/returns/rules';
import { AnswerForm } from '../answer-form';
import { requestReturnAction } from './actions';
import { type Outcome, planUrl } from './plan';
import type { View } from './view';
import { worthOf, worthWords } from './worth';

const wishes: Record<Outcome, string> = {
  refund: 'Money back',
  replace: 'the same again',
  exchange: 'another size or color',
};

export function CheckStep(view: View) {
  const { items, plan, currency } = view;
  const refunds = plan.filter(({ outcome }) => outcome === 'refund');
  const backAmount = refunds.reduce((sum, chosen) => sum + worthOf(view, chosen), 0);
  const nameOf = (lineNo: number) => items.find((item) => item.lineNo === lineNo)?.name;
  return (
    <div className="max-w-[640px]">
      <Card className="px-[22px] py-5 max-md:px-4">
        <ul>
          {plan.map((chosen) => (
            <li key={chosen.lineNo} className="border-b pb-3 [&+li]:pt-3">
              <b className="font-semibold">
                {chosen.quantity} × {nameOf(chosen.lineNo)}
              </b>
              <span className="block text-muted-foreground">
                {chosen.reason ? `${returnReasonWords[chosen.reason]}. ` : ''}
                You would like {chosen.outcome === 'refund' ? 'your money back' : wishes[chosen.outcome]}.
              </span>
            </li>
          ))}
        </ul>
        <Sums
          className="pt-3"
          rows={[
            ...refunds.map((chosen) => ({
              label: `${chosen.quantity} × ${nameOf(chosen.lineNo)}`,
              value: worthWords(view, chosen),
            })),
            { label: 'Money back', value: formatMoney(backAmount, currency), look: 'total' as const },
          ]}
        />
        <h2 className="pt-5">What happens then</h2>
        <p className="pt-1.5 text-muted-foreground">
          We look at your request and write to you. When it is approved, pack the items, write the return
          number on the box and send it. We refund after looking at what arrives.
        </p>
      </Card>
      <AnswerForm
        action={requestReturnAction}
        hidden={{ lines: JSON.stringify(plan) }}
        verb={plan.length === 1 && plan[0]?.quantity === 1 ? 'Ask to return it' : 'Ask to return them'}
        pendingWord="Sending…"
        back={
          <Button asChild>
            <Link href={planUrl(plan, 2)}>Back</Link>
          </Button>
        }
        className="pt-5"
      >
        <Field id="note" label="Anything we should know?" optional className="pb-5">
          <Textarea name="note" rows={3} maxLength={500} />
        </Field>
      </AnswerForm>
    </div>
  );
}
