'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { SegmentChoice } from '@/components/ui/tabs';
import { currencyDigits, parseMoney } from '@/lib/money';
import { Boxes, type Choices } from '../when-fields';
import type { Rule } from './set-context';

type Effect = Rule['effect'];
export type EffectKind = Effect['kind'];

/** In the order in which people look for them; `name` is what a rule is called that nobody names. */
export const effectChoices: { value: EffectKind; label: string; name: string; help: string }[] = [
  {
    value: 'prefer',
    label: 'Some places before others',
    name: 'Preferred places',
    help: 'Others send what these do not have.',
  },
  {
    value: 'only',
    label: 'Only from some places',
    name: 'Only from here',
    help: 'Nobody else sends these orders; without stock they wait.',
  },
  { value: 'never', label: 'Never from some places', name: 'Never from here', help: 'All others may.' },
  {
    value: 'nearest',
    label: 'The shortest distance',
    name: 'Nearest',
    help: 'By coordinates, or by country and postcode.',
  },
  {
    value: 'fewest_shipments',
    label: 'The fewest shipments',
    name: 'Fewest shipments',
    help: 'One place with everything before several with parts.',
  },
  {
    value: 'same_country',
    label: 'The country it goes to',
    name: 'Same country first',
    help: 'Its own places before others.',
  },
  {
    value: 'same_region',
    label: 'The region it goes to',
    name: 'Same region first',
    help: 'Its own places before others.',
  },
  {
    value: 'most_stock',
    label: 'The most stock',
    name: 'Most stock',
    help: 'Where most of what is ordered lies.',
  },
  {
    value: 'days_of_cover',
    label: 'Stock that lasts longest',
    name: 'Lasts longest',
    help: 'Stock divided by what is asked for each day.',
  },
  {
    value: 'lowest_cost',
    label: 'The lowest cost',
    name: 'Lowest cost',
    help: 'What one shipment from there costs you, as its location says.',
  },
  {
    value: 'capacity_left',
    label: 'The most room that day',
    name: 'Most room that day',
    help: 'The largest free share of what a place can send in a day.',
  },
  {
    value: 'limit',
    label: 'A limit on splitting',
    name: 'Keep together',
    help: 'It shuts no place out. What it stops, waits.',
  },
  {
    value: 'otherwise',
    label: 'What happens when nobody can',
    name: 'Otherwise',
    help: 'Without this, the order waits in Cannot be filled.',
  },
];

type EffectFieldsProps = { kind: EffectKind; effect: Effect | undefined; choices: Choices };

export function EffectFields({ kind, effect, choices }: EffectFieldsProps) {
  if (kind === 'only' || kind === 'never' || kind === 'prefer')
    return (
      <Boxes
        key="places"
        legend="Places"
        name="locations"
        required
        checked={effect && 'locations' in effect ? effect.locations : undefined}
        choices={choices.places
          .filter(
            ({ closed, code }) =>
              !closed || (effect && 'locations' in effect && effect.locations.includes(code)),
          )
          .map(({ code, name, paused, closed }) => ({
            value: code,
            label: closed ? `${name}, closed` : paused ? `${name}, paused` : name,
          }))}
      />
    );
  if (kind === 'limit')
    return <LimitFields effect={effect?.kind === 'limit' ? effect : undefined} choices={choices} />;
  if (kind !== 'otherwise') return null;
  return (
    <SegmentChoice
      name="action"
      legend="Otherwise"
      className="justify-self-start max-md:justify-self-stretch"
      choices={[
        { value: 'wait', label: 'It waits' },
        { value: 'refuse', label: 'It is refused' },
      ]}
      defaultValue={effect?.kind === 'otherwise' ? effect.action : 'wait'}
    />
  );
}

function LimitFields({
  effect,
  choices,
}: {
  effect: Extract<Effect, { kind: 'limit' }> | undefined;
  choices: Choices;
}) {
  const split = effect?.noSplitUnder;
  const currency = split?.currency ?? choices.currencies[0] ?? 'EUR';
  const amount = split
    ? (split.amount / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency))
    : '';
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[1fr_1fr_84px] gap-2.5">
        <Field id="limit-most" label="Most shipments" optional>
          <Input name="maxShipments" inputMode="numeric" defaultValue={effect?.maxShipments} />
        </Field>
        <Field id="limit-under" label="Never split under" optional>
          <Input name="noSplitUnder" inputMode="decimal" defaultValue={amount} />
        </Field>
        <Field id="limit-currency" label="In">
          <Select
            name="splitCurrency"
            defaultValue={currency}
            choices={choices.currencies.map((code) => ({ value: code, label: code }))}
          />
        </Field>
      </div>
      <Checkbox
        name="complete"
        label="All of it together or not at all"
        defaultChecked={effect?.complete ?? false}
      />
    </div>
  );
}

/** What cannot be read becomes NaN, which is refused by name. */
export function readEffect(kind: EffectKind, form: FormData): Effect {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  switch (kind) {
    case 'only':
    case 'never':
    case 'prefer':
      return { kind, locations: form.getAll('locations').map(String) };
    case 'otherwise':
      return { kind, action: text('action') === 'refuse' ? 'refuse' : 'wait' };
    case 'limit': {
      const currency = text('splitCurrency');
      return {
        kind,
        ...(text('maxShipments') && { maxShipments: Number(text('maxShipments')) }),
        ...(text('noSplitUnder') && {
          noSplitUnder: { amount: parseMoney(text('noSplitUnder'), currency) ?? Number.NaN, currency },
        }),
        ...(form.get('complete') && { complete: true }),
      };
    }
    default:
      return { kind };
  }
}
