import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import type { DraftContent } from '@/lib/orders/draft-inputs';
import type { DraftView, FoundItem } from '@/lib/orders/draft-view-queries';
import { AddItem, Hit } from './add-item';
import type { Errors } from './field';
import { columns, LineRow, type Place } from './line-row';

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
            <LineRow
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
