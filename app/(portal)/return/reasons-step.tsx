import Form from 'next/form';
import Link from 'next/link';
import { ProductPicture } from '@/components/product-picture';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { RadioGroup, RadioRow } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { formatMoney } from '@/lib/money';
import { returnReasons, returnReasonWords } from '@/lib/returns/rules';
import { planUrl } from './plan';
import type { View } from './view';
import { worthWords } from './worth';

const choices = returnReasons.map((reason) => ({ value: reason, label: returnReasonWords[reason] }));

export function ReasonsStep(view: View & { reasonMissing: boolean }) {
  const { items, plan, currency, reasonMissing } = view;
  const nothing = formatMoney(0, currency);
  return (
    <Form action="/return" className="max-w-[640px]">
      <input type="hidden" name="step" value="3" />
      {plan.map((chosen) => {
        const { lineNo, quantity } = chosen;
        const item = items.find((candidate) => candidate.lineNo === lineNo);
        return (
          <Card key={lineNo} className="mb-[18px] px-[22px] pt-5 pb-2.5 max-md:px-4 max-md:pt-4">
            <input type="hidden" name="item" value={lineNo} />
            <input type="hidden" name={`q${lineNo}`} value={quantity} />
            <div className="flex items-center gap-4 pb-3.5">
              <ProductPicture src={item?.picture} size="l" />
              <h2 className="text-lg! leading-6!">
                {item?.name}
                {quantity > 1 ? `, ${quantity} pieces` : ''}
              </h2>
            </div>
            <Field
              id={`r${lineNo}`}
              label="Reason"
              error={reasonMissing && !chosen.reason ? 'Choose a reason' : undefined}
              className="pb-5"
            >
              <Select
                name={`r${lineNo}`}
                required
                placeholder="Choose a reason"
                defaultValue={chosen.reason ?? ''}
                choices={choices}
              />
            </Field>
            <RadioGroup legend={`What you would like for ${item?.name}`} hideLegend>
              <RadioRow
                name={`o${lineNo}`}
                value="refund"
                defaultChecked={chosen.outcome === 'refund'}
                label="Money back"
                help="Sent the way you paid, after we have looked at it."
                amount={worthWords(view, chosen)}
              />
              <RadioRow
                name={`o${lineNo}`}
                value="replace"
                defaultChecked={chosen.outcome === 'replace'}
                label="The same again"
                help="A new one, when yours was broken or wrong."
                amount={nothing}
                amountHelp="nothing to pay"
              />
              <RadioRow
                name={`o${lineNo}`}
                value="exchange"
                defaultChecked={chosen.outcome === 'exchange'}
                label="Another size or color"
                help="We write to you to settle which one."
              />
            </RadioGroup>
          </Card>
        );
      })}
      <div className="flex flex-wrap items-center gap-4 pt-1.5 max-md:flex-col-reverse max-md:items-stretch">
        <Button asChild>
          <Link href={planUrl(plan, 1)}>Back</Link>
        </Button>
        <Button type="submit" variant="primary" className="md:ml-auto">
          Continue
        </Button>
      </div>
    </Form>
  );
}
