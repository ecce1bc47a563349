export type Item = { name: string; quantity: number; note?: string };

const SHORT = 48;

/** What people call it: the name up to its first comma, and not longer than a subject line can bear. */
export function shortName(name: string) {
  const first = name.replace(/\s+/g, ' ').trim().split(/,\s/)[0] ?? '';
  return first.length > SHORT ? `${first.slice(0, SHORT - 1).trimEnd()}…` : first;
}

const called = ({ name, quantity }: Item) =>
  quantity > 1 ? `${quantity} × ${shortName(name)}` : shortName(name);

/** "Linen tablecloth and 6 × Stoneware bowl"; beyond three items "A, B and 3 more". */
export function nameItems(items: readonly Item[]) {
  const names = items.map(called);
  if (names.length > 3) return `${names[0]}, ${names[1]} and ${names.length - 2} more`;
  if (names.length < 2) return names[0] ?? 'Your order';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const unitsOf = (items: readonly Item[]) => items.reduce((sum, { quantity }) => sum + quantity, 0);

/** "1 item", "7 items" */
export function countItems(items: readonly Item[]) {
  const units = unitsOf(items);
  return units === 1 ? '1 item' : `${units.toLocaleString('en')} items`;
}

/** One thing "is", several "are". */
export const verb = (items: readonly Item[], one: string, many: string) =>
  unitsOf(items) === 1 ? one : many;

/** First letter large: item names may begin a sentence, and "linen napkins" does not. */
export const sentence = (text: string) => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
