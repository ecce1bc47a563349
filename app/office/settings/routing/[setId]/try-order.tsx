import { requireStaff } from '@/app/auth';
import { RefusalText } from '@/components/action-form';
import { type RouteShown, RouteTable } from '@/components/route-table';
import { Section } from '@/components/section';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { refusalOf } from '@/lib/errors';
import type { Decision } from '@/lib/sourcing/routing-types';
import type { RuleSetRow } from '@/lib/sourcing/rule-set-queries';
import { TryOrderInput } from '@/lib/sourcing/simulation-inputs';
import { getPlaceNames, type Tried, tryOrder } from '@/lib/sourcing/try-order-queries';

type Search = Record<string, string | string[] | undefined>;
type TryOrderProps = { set: RuleSetRow; search: Search; size: number; now: Date };

/** One order walked through the rules, step by step: one that is there, or SKUs and where they go. */
export async function TryOrder({ set, search, size, now }: TryOrderProps) {
  const typed = Object.fromEntries(
    ['number', 'skus', 'country', 'postcode'].flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );
  const asks = Object.keys(typed).length > 0;
  const answer = asks ? await answerOf(set.id, typed, now) : null;
  return (
    <Section id="try" title="Try one order" note="with what lies there now; nothing is kept of it">
      <form action="#try" className="grid gap-3 pt-3">
        <input type="hidden" name="orders" value={size} />
        <div className="flex flex-wrap items-end gap-2.5">
          <Field id="try-number" label="Order number" className="w-36">
            <Input name="number" defaultValue={typed.number} autoComplete="off" />
          </Field>
          <span className="pb-1.5 text-muted-foreground max-md:w-full">or</span>
          <Field id="try-skus" label="SKUs" className="min-w-40 flex-1">
            <Input
              name="skus"
              code
              defaultValue={typed.skus}
              placeholder="STW-MUG-30-CLY:4"
              autoComplete="off"
            />
          </Field>
          <Field id="try-country" label="Country" className="w-20">
            <Input name="country" defaultValue={typed.country} placeholder="FR" maxLength={2} />
          </Field>
          <Field id="try-postcode" label="Postcode" className="w-28">
            <Input name="postcode" defaultValue={typed.postcode} maxLength={20} />
          </Field>
          <SubmitButton variant="default">Try it</SubmitButton>
        </div>
      </form>
      {typeof answer === 'string' ? <RefusalText className="pt-3">{answer}</RefusalText> : null}
      {answer && typeof answer !== 'string' ? <Answer tried={answer.tried} places={answer.places} /> : null}
    </Section>
  );
}

/** What happened, or why it could not be tried. */
async function answerOf(setId: number, typed: Search, now: Date) {
  const ask = TryOrderInput.safeParse(typed);
  if (!ask.success) return 'Give an order number, or SKUs with the country they go to: FR.';
  const actor = await requireStaff('routing.write');
  try {
    const tried = await tryOrder(actor, { setId, ask: ask.data }, now);
    return { tried, places: await getPlaceNames(actor) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refusal.message;
  }
}

type Places = ReadonlyMap<number, string>;

function Answer({ tried, places }: { tried: Tried; places: Places }) {
  const { live, draft } = tried;
  return (
    <div className="grid gap-5 pt-4">
      {draft ? (
        <Walk title={`${tried.title}, by the draft`} decision={draft} tried={tried} places={places} />
      ) : null}
      {draft ? (
        <details>
          <summary className="link inline-block">By what is live: {summary(live, places)}</summary>
          <div className="pt-2">
            <Walk title={`${tried.title}, by what is live`} decision={live} tried={tried} places={places} />
          </div>
        </details>
      ) : (
        <Walk title={tried.title} decision={live} tried={tried} places={places} />
      )}
    </div>
  );
}

const summary = ({ sendings, missing }: Decision, places: Places) =>
  sendings.length === 0
    ? (missing[0]?.sentence ?? 'nothing to send')
    : sendings.map(({ locationId }) => places.get(locationId) ?? 'a closed place').join(', ');

type WalkProps = { title: string; decision: Decision; tried: Tried; places: Places };

function Walk({ title, decision: { set, sendings, missing, otherwise }, tried, places }: WalkProps) {
  const skuOf = (lineNo: number) => tried.lines.find((line) => line.lineNo === lineNo)?.sku ?? '';
  return (
    <div className="grid gap-4">
      <p>
        <b>{title}</b>{' '}
        <span className="text-muted-foreground">
          {set ? `${set.name} decides.` : 'No rule set fits it: the built-in rules decide.'}
        </span>
      </p>
      {sendings.map(({ locationId, units, route }) => (
        <div key={locationId} className="grid gap-2">
          <p>
            <b>{places.get(locationId)}</b> sends{' '}
            {units.map(({ lineNo, quantity }) => `${quantity} ${skuOf(lineNo)}`).join(', ')}.{' '}
            <span className="text-muted-foreground">{route.sentence}</span>
          </p>
          <RouteTable route={route as RouteShown} chosenId={locationId} />
        </div>
      ))}
      {missing.map(({ lineNo, quantity, sentence }) => (
        <p key={`${lineNo}-${sentence}`}>
          <b>
            {quantity} {skuOf(lineNo)}
          </b>{' '}
          {otherwise === 'refuse' ? 'cannot be sent, so the order is refused.' : ''}{' '}
          <span className="text-muted-foreground">{sentence}</span>
        </p>
      ))}
    </div>
  );
}
