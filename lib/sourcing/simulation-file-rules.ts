import type { Outcome, Simulated } from './simulation-rules';
import { changesOf, effectOf } from './simulation-sums-rules';

const head = [
  'Order',
  'Placed',
  'Country',
  'Postcode',
  'From live',
  'From draft',
  'Because',
  'Effect',
  'km live',
  'km draft',
  'Shipments live',
  'Shipments draft',
];

/** Every order that would go elsewhere, as a CSV file that spreadsheets read. It names no person. */
export function changesCsv(simulated: Simulated): string {
  const places = new Map(simulated.facts.places.map(({ id, name }) => [id, name]));
  const from = ({ locationIds, refused }: Outcome) =>
    refused
      ? 'refused'
      : locationIds.length === 0
        ? 'waits'
        : locationIds.map((id) => places.get(id) ?? id).join(' + ');
  const rows = changesOf(simulated).map((change) => {
    const { order, live, draft } = change;
    const { destination, at } = order.facts;
    return [
      order.number,
      at.toISOString(),
      destination?.country ?? '',
      destination?.postcode ?? '',
      from(live),
      from(draft),
      draft.sentence,
      effectOf(change),
      live.km ?? '',
      draft.km ?? '',
      live.shipments,
      draft.shipments,
    ];
  });
  // With its mark a spreadsheet reads it as UTF-8.
  return `\u{feff}${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that begins like a formula is given a mark that keeps spreadsheets from running it. */
function cell(value: string | number) {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
