'use client';

import { lineKindWords, methodWords } from '@/components/plain-words';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { lineKinds, methods } from '@/db/statuses';
import { currencyDigits, parseMoney } from '@/lib/money';

type Called = { code: string; name: string };
export type Choices = {
  places: (Called & { paused: boolean; closed: boolean })[];
  channels: Called[];
  methods: Called[];
  currencies: string[];
  tags: string[];
};
/** As rules and sets keep it; a set knows neither method nor weight. */
export type When = {
  channels?: string[];
  tags?: string[];
  countries?: string[];
  kinds?: string[];
  methods?: string[];
  minAmount?: number;
  maxAmount?: number;
  currency?: string;
  overWeightG?: number;
};

type WhenFieldsProps = { when: When; choices: Choices; forRule?: boolean };

/** For which orders: what is left empty is true of all. */
export function WhenFields({ when, choices, forRule }: WhenFieldsProps) {
  const currency = when.currency ?? choices.currencies[0] ?? 'EUR';
  const money = (amount?: number) =>
    amount === undefined ? '' : (amount / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
  return (
    <div className="grid gap-3">
      <Boxes
        legend="Channel"
        name="channels"
        checked={when.channels}
        choices={choices.channels.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field id="when-countries" label="Goes to" optional help="Country codes: FR, BE, NL">
        <Input name="countries" defaultValue={when.countries?.join(', ')} autoComplete="off" />
      </Field>
      <Field
        id="when-tags"
        label="Tagged"
        optional
        help={
          choices.tags.length > 0
            ? `For example ${choices.tags.slice(0, 4).join(', ')}`
            : 'Several with commas'
        }
      >
        <Input name="tags" defaultValue={when.tags?.join(', ')} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-[1fr_1fr_84px] gap-2.5">
        <Field id="when-min" label="Worth at least" optional>
          <Input name="minAmount" inputMode="decimal" defaultValue={money(when.minAmount)} />
        </Field>
        <Field id="when-max" label="Worth at most" optional>
          <Input name="maxAmount" inputMode="decimal" defaultValue={money(when.maxAmount)} />
        </Field>
        <Field id="when-currency" label="In">
          <Select
            name="currency"
            defaultValue={currency}
            choices={choices.currencies.map((code) => ({ value: code, label: code }))}
          />
        </Field>
      </div>
      <Boxes
        legend="Holds"
        name="kinds"
        checked={when.kinds}
        choices={lineKinds.map((kind) => ({ value: kind, label: lineKindWords[kind] }))}
      />
      {forRule ? (
        <>
          <Boxes
            legend="Method"
            name="methods"
            checked={when.methods}
            choices={[
              ...methods.map((method) => ({ value: method, label: methodWords[method] })),
              ...choices.methods.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Field id="when-weight" label="Weighs over" optional help="Kilograms, all of it together">
            <Input
              name="overWeight"
              inputMode="decimal"
              defaultValue={when.overWeightG === undefined ? '' : when.overWeightG / 1000}
              className="max-w-32"
            />
          </Field>
        </>
      ) : null}
    </div>
  );
}

type BoxesProps = {
  legend: string;
  name: string;
  checked: readonly string[] | undefined;
  choices: { value: string; label: string }[];
  required?: boolean;
};

export function Boxes({ legend, name, checked, choices, required }: BoxesProps) {
  return (
    <fieldset>
      <legend className="font-control">
        {legend}
        {required ? null : <span className="font-normal text-muted-foreground"> optional</span>}
      </legend>
      <div className="flex flex-wrap gap-x-4">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={checked?.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What was typed, with nothing for what was left empty. Amounts that cannot be read become NaN, which is refused by name. */
export function readWhen(form: FormData): When {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const listed = (name: string) => {
    const words = text(name)
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
    return words.length > 0 ? words : undefined;
  };
  const chosen = (name: string) => {
    const values = form.getAll(name).map(String);
    return values.length > 0 ? values : undefined;
  };
  const currency = text('currency');
  const money = (name: string) => (text(name) ? (parseMoney(text(name), currency) ?? Number.NaN) : undefined);
  const [minAmount, maxAmount] = [money('minAmount'), money('maxAmount')];
  const weight = text('overWeight').replace(',', '.');
  const when: When = {
    channels: chosen('channels'),
    tags: listed('tags'),
    countries: listed('countries')?.map((country) => country.toUpperCase()),
    kinds: chosen('kinds'),
    methods: chosen('methods'),
    ...{ minAmount, maxAmount },
    currency: minAmount === undefined && maxAmount === undefined ? undefined : currency,
    overWeightG: weight ? Math.round(Number(weight) * 1000) : undefined,
  };
  return Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined));
}
