import { COUNT_CAP } from '@/lib/page';

export const count = (n: number) =>
  n > COUNT_CAP ? `${COUNT_CAP.toLocaleString('en')}+` : n.toLocaleString('en');

/** The database's own estimate; a young table has none. */
export const about = (n: number | null) => (n === null ? 'not estimated yet' : n.toLocaleString('en'));

/** "40 s", "12 min", "3 h", "2 days": how long something lasts already. */
export function lasting(from: Date, to: Date) {
  const seconds = Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 36 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

const units = ['kB', 'MB', 'GB', 'TB'];

export function size(bytes: number) {
  const step = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[step - 1]}`;
}

/** Names as people read them: stock_is_its_movements, Stock is its movements. */
export const plainName = (name: string) => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** "variant 12, location 3": the row that breaks a promise. */
export const rowWords = (row: Record<string, unknown>) =>
  Object.entries(row)
    .map(([column, value]) => `${column.replace(/_id$/, '').replaceAll('_', ' ')} ${String(value)}`)
    .join(', ');

/** Who sent the doctor. */
export function askedBy(actor: string) {
  if (actor.startsWith('staff:')) return 'by hand';
  return actor === 'system:nightly-doctor' ? 'at night' : 'by the system';
}
