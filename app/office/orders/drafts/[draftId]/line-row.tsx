import { X } from 'lucide-react';
import { Money } from '@/components/money';
import { ProductPicture } from '@/components/product-picture';
import { Button } from '@/components/ui/button';
import { Field, FieldError } from '@/components/ui/field';
import { currencyDigits } from '@/lib/money';
import type { DraftLine } from '@/lib/orders/draft-inputs';
import type { DraftView, LineView } from '@/lib/orders/draft-view-queries';
import { type Errors, TypedField } from './field';
import { Stepper, TypedInput, TypedSelect } from './typed';
import { sendingWords, stockWords } from './words';

export type Place = { code: string; name: string };
export const columns =
  'grid grid-cols-[32px_minmax(0,1fr)_106px_92px_84px_88px_28px] items-start gap-x-3 max-md:grid-cols-[32px_minmax(0,1fr)_28px] max-md:gap-y-2';

type LineProps = {
  line: DraftLine;
  seen: LineView;
  view: DraftView;
  errors: Errors;
  places: Place[];
  now: Date;
};

/** One line: what it is, how many, what it costs, who sends it and when it arrives. */
export function LineRow({ line, seen, view, errors, places, now }: LineProps) {
  const path = `lines.${line.key}`;
  const digits = currencyDigits(view.currency);
  const name = seen.name ?? (line.name || line.sku || 'this line');
  const listed = seen.catalogAmount === null ? '' : (seen.catalogAmount / 10 ** digits).toFixed(digits);
  const problems = ['sku', 'quantity', 'price', 'priceReason', 'discount', 'name', 'location', 'taxRate']
    .map((field) => errors(`${path}.${field}`))
    .filter((message) => message !== undefined);
  return (
    <li className="group/line py-2.5">
      <input type="hidden" name="line" value={line.key} />
      <input type="hidden" name={`${path}.sku`} value={line.sku} />
      <div className={columns}>
        <ProductPicture src={seen.picture} />
        <div className="min-w-0">
          {line.sku ? (
            <>
              <input type="hidden" name={`${path}.name`} value={line.name} />
              <b className="block md:truncate">{name}</b>
              <span className="code text-muted-foreground">{line.sku}</span>
            </>
          ) : (
            <TypedInput
              name={`${path}.name`}
              id={`${path}.name`}
              saved={line.name}
              aria-label="What it is"
              aria-invalid={errors(`${path}.name`) ? true : undefined}
              placeholder="What it is: engraving, gift wrap"
              maxLength={300}
            />
          )}
        </div>
        <div className="max-md:order-1 max-md:col-span-3 max-md:pl-[44px]">
          <Stepper
            name={`${path}.quantity`}
            saved={line.quantity}
            label={`Quantity of ${name}`}
            error={errors(`${path}.quantity`) !== undefined}
          />
        </div>
        <Amount
          path={`${path}.price`}
          saved={line.price}
          label="Unit price"
          of={name}
          placeholder={listed}
          errors={errors}
          className="price"
        />
        <Amount
          path={`${path}.discount`}
          saved={line.discount}
          label="Discount"
          of={name}
          placeholder={(0).toFixed(digits)}
          errors={errors}
        />
        <span className="pt-1 text-right font-semibold max-md:order-2 max-md:col-span-3">
          {seen.totalAmount === null ? (
            <span className="font-normal text-muted-foreground">not counted</span>
          ) : (
            <Money amount={seen.totalAmount} currency={view.currency} />
          )}
        </span>
        <Button
          type="submit"
          variant="ghost"
          size="square"
          name="remove"
          value={line.key}
          aria-label={`Remove ${name}`}
          className="max-md:row-start-1 max-md:col-start-3"
        >
          <X aria-hidden="true" />
        </Button>
      </div>
      <div className="pl-[44px]">
        {problems.map((message) => (
          <span key={message} className="block pt-1">
            <FieldError error={message} />
          </span>
        ))}
        <Arrivals seen={seen} now={now} />
        {line.sku ? (
          <TypedField
            name={`${path}.priceReason`}
            saved={line.priceReason}
            label="Why this price"
            errors={() => undefined}
            maxLength={300}
            placeholder="Scratched, promised by phone"
            fieldClassName="hidden max-w-[420px] pt-1.5 group-has-[.price:not(:placeholder-shown)]/line:grid"
          />
        ) : (
          <input type="hidden" name={`${path}.priceReason`} value={line.priceReason} />
        )}
        <More line={line} path={path} errors={errors} places={places} />
      </div>
    </li>
  );
}

type AmountProps = {
  path: string;
  saved: string;
  label: string;
  of: string;
  placeholder: string;
  errors: Errors;
  className?: string;
};

function Amount({ path, saved, label, of, placeholder, errors, className }: AmountProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
    <label className="max-md:order-1 max-md:col-span-3 max-md:flex max-md:items-center max-md:gap-2 max-md:pl-[44px]">
      <span className="w-20 text-muted-foreground md:sr-only">{label}</span>
      <span className="sr-only"> of {of}</span>
      <TypedInput
        name={path}
        id={path}
        saved={saved}
        inputMode="decimal"
        placeholder={placeholder || ' '}
        maxLength={20}
        aria-invalid={errors(path) ? true : undefined}
        className={`text-right tabular-nums ${className ?? ''}`}
      />
    </label>
  );
}

/** Who sends it and when it arrives; where nobody can, who has some. */
function Arrivals({ seen, now }: { seen: LineView; now: Date }) {
  if (seen.sendings.length > 0)
    return seen.sendings.map((sending) => (
      <span key={`${sending.place}`} className="sm block pt-0.5 text-muted-foreground">
        {sendingWords(sending, seen.stock, now, seen.sendings.length === 1)}
      </span>
    ));
  return seen.stock.length > 0 ? (
    <span className="sm block pt-0.5 text-muted-foreground">{stockWords(seen.stock)}</span>
  ) : null;
}

function More({
  line,
  path,
  errors,
  places,
}: {
  line: DraftLine;
  path: string;
  errors: Errors;
  places: Place[];
}) {
  const open = line.spec !== '' || line.taxRate !== '' || line.location !== '';
  return (
    <details className="pt-1" open={open}>
      <summary className="sm link inline-flex min-h-6 cursor-pointer items-center">
        More about this line
      </summary>
      <div className="grid grid-cols-4 gap-3 pt-1.5 max-md:grid-cols-2">
        {line.sku ? (
          <TypedField
            name={`${path}.spec`}
            saved={line.spec}
            label="As the customer wants it"
            errors={errors}
            maxLength={1000}
            fieldClassName="col-span-2"
          />
        ) : (
          <input type="hidden" name={`${path}.spec`} value={line.spec} />
        )}
        <TypedField
          name={`${path}.taxRate`}
          saved={line.taxRate}
          label="Tax in %"
          errors={errors}
          inputMode="decimal"
          maxLength={10}
        />
        <Field id={`${path}.location`} label="Sent from" error={errors(`${path}.location`)}>
          <TypedSelect
            name={`${path}.location`}
            saved={line.location}
            placeholder="We choose"
            choices={places.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      </div>
    </details>
  );
}
