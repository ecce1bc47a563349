import Form from 'next/form';
import Link from 'next/link';
import { ProductPicture } from '@/components/product-picture';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

import { plainDay } from '../track/parcel-words';
import type { View } from './view';

type ItemsStepProps = View & { now: Date; nothingChosen: boolean };

/** What can be sent back first, then what cannot, with the reason. */
export function ItemsStep({ items, plan, now, nothingChosen }: ItemsStepProps) {
  const can = items.filter(({ units }) => units > 0);
  const cannot = items.filter(({ units }) => units === 0);
  const chosen = (lineNo: number) => plan.find((line) => line.lineNo === lineNo);
  return (
    <Form action="/return" className="max-w-[640px]">
      <input type="hidden" name="step" value="2" />
      {nothingChosen ? (
        <p className="pb-3">
          <FieldError error="Choose at least one item" />
        </p>
      ) : null}
      {can.length > 0 ? (
        <Card className="px-6 py-2 max-md:px-4">
          <ul>
            {can.map((item) => (
              <li
                key={item.lineNo}
                className="flex flex-wrap items-center gap-x-3.5 gap-y-2 border-b py-3.5 last:border-b-0"
              >
                <label
                  htmlFor={`item-${item.lineNo}`}
                  className="flex min-h-11 min-w-0 flex-1 items-center gap-3.5"
                >
                  <Checkbox
                    id={`item-${item.lineNo}`}
                    name="item"
                    value={item.lineNo}
                    defaultChecked={chosen(item.lineNo) !== undefined}
                  />
                  <ProductPicture src={item.picture} size="l" />
                  <span className="min-w-0">
                    <b className="font-semibold">{item.name}</b>
                    {item.until ? (
                      <span className="block text-[15px] text-muted-foreground">
                        Until {plainDay(item.until, now, 'UTC')}
                      </span>
                    ) : null}
                  </span>
                </label>
                <span className="w-[104px]">
                  {item.units > 1 ? (
                    <Select
                      name={`q${item.lineNo}`}
                      aria-label={`How many of ${item.name}`}
                      defaultValue={chosen(item.lineNo)?.quantity ?? item.units}
                      choices={Array.from({ length: Math.min(item.units, 100) }, (_, i) => ({
                        value: String(i + 1),
                        label: `${i + 1} of ${item.units}`,
                      }))}
                    />
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <p className="pb-4 text-lg">Nothing of this order can be returned now.</p>
      )}
      {cannot.length > 0 ? (
        <section aria-labelledby="not-now" className="pt-6">
          <h2 id="not-now" className="pb-2 text-muted-foreground">
            Not now
          </h2>
          <ul className="text-muted-foreground">
            {cannot.map((item) => (
              <li key={item.lineNo} className="flex items-center gap-3.5 py-2">
                <ProductPicture src={item.picture} size="l" />
                <span>{item.problem}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="flex flex-wrap items-center gap-4 pt-6 max-md:flex-col-reverse max-md:items-stretch">
        <Button asChild>
          <Link href="/track">Back to the order</Link>
        </Button>
        {can.length > 0 ? (
          <Button type="submit" variant="primary" className="md:ml-auto">
            Continue
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
