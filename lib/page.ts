export const PAGE_SIZE = 50;
/** Counts stop here: "10,000+" costs milliseconds, the exact figure would walk everything. */
export const COUNT_CAP = 10_000;

export type Page<Row> = { rows: Row[]; next: string | null };

/** Query one row more than the page; the extra one only says that there is another page. */
export function toPage<Row>(found: Row[], cursorOf: (last: Row) => string, size = PAGE_SIZE): Page<Row> {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last ? cursorOf(last) : null };
}
