import { X } from 'lucide-react';
import { Money } from '@/components/money';
import { ProductPicture } from '@/components/product-picture';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Field, FieldError } from '@/components/ui/field';
import { currencyDigits } from '@/lib/money';
import type { DraftContent, DraftLine } from '@/lib/orders/draft-inputs';
import type { DraftView, FoundItem, LineView } from '@/lib/orders/draft-view-queries';
import { AddItem, Hit } from './add-item';
import { type Errors, TypedField } from './field';
import { Stepper, TypedInput, TypedSelect } from './typed';
import { sendingWords, stockWords } from './words';

export type Place = { code: string; name: string };
type PartProps = {
  draftId: number;
  content: DraftContent;
  view: DraftView;
  errors: Errors;
  places: Place[];
  now: Date;
  /** What was typed where no script looks it up, and what it finds. */
  typed: string;
  found: FoundItem[];
};

const columns =
  'grid grid-cols-[32px_minmax(0,1fr)_106px_92px_84px_88px_28px] items-start gap-x-3 max-md:grid-cols-[32px_minmax(0,1fr)_28px] max-md:gap-y-2';

export function LinesPart({ draftId, content, view, errors, places, now, typed, found }: PartProps) {
  const units = content.lines.reduce((sum, { quantity }) => sum + (Number.parseInt(quantity, 10) || 0), 0);
  return (
    <Section
      title="Items"
      note={content.lines.length > 0 ? `${units} ${units === 1 ? 'unit' : 'units'}` : 'nothing yet'}
      action={<FieldError error={errors('add')} />}
    >
      {content.lines.length > 0 ? (
        <div className={`${columns} lab pt-2 max-md:hidden`} aria-hidden="true">
          <span className="col-span-2">Item</span>
          <span>Quantity</span>
          <span>Unit price</span>
          <span>Discount</span>
          <span className="text-right">Total</span>
        </div>
      ) : null}
      <ul className="divide-y" aria-label="Items">
        {content.lines.map((line) => {
          const seen = view.lines.find(({ key }) => key === line.key);
          return seen ? (
            <Line
              key={line.key}
              line={line}
              seen={seen}
              view={view}
              errors={errors}
              places={places}
              now={now}
            />
          ) : null;
        })}
      </ul>
      <div className="flex flex-wrap items-start gap-2 pt-3">
        <div className="min-w-[260px] flex-1">
          <AddItem draftId={draftId} now={now} typed={typed} />
        </div>
        <Button type="submit" name="addCustom" value="yes">
          Add a line of your own
        </Button>
      </div>
      {typed ? <FoundList found={found} now={now} /> : null}
    </Section>
  );
}

type LineProps = {
  line: DraftLine;
  seen: LineView;
  view: DraftView;
  errors: Errors;
  places: Place[];
  now: Date;
};

function Line({ line, seen, view, errors, places, now }: LineProps) {
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
      <span className="sr-only">of {of}</span>
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

function FoundList({ found, now }: { found: FoundItem[]; now: Date }) {
  if (found.length === 0)
    return <p className="pt-2 text-muted-foreground">Nothing in the catalog is called that.</p>;
  return (
    <ul className="divide-y pt-2" aria-label="Found in the catalog">
      {found.map((hit) => (
        <li key={hit.sku} className="flex items-center">
          <span className="min-w-0 flex-1">
            <Hit hit={hit} now={now} />
          </span>
          <Button type="submit" name="add" value={hit.sku}>
            Add
          </Button>
        </li>
      ))}
    </ul>
  );
}
