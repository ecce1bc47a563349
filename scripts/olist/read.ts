import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';

export type Row = { line: number; cells: Record<string, string> };

/** Streams one CSV file; `line` is where the row ends, as an editor counts. Knows BOM and line breaks inside quotes. */
export async function* readCsv(folder: string, file: string): AsyncGenerator<Row> {
  const parser = createReadStream(path.join(folder, file)).pipe(
    parse({ columns: true, bom: true, info: true, skip_empty_lines: true }),
  );
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>)
    yield { line: info.lines, cells: record };
}

export const files = {
  customers: 'olist_customers_dataset.csv',
  positions: 'olist_geolocation_dataset.csv',
  items: 'olist_order_items_dataset.csv',
  payments: 'olist_order_payments_dataset.csv',
  reviews: 'olist_order_reviews_dataset.csv',
  orders: 'olist_orders_dataset.csv',
  products: 'olist_products_dataset.csv',
  sellers: 'olist_sellers_dataset.csv',
  categories: 'product_category_name_translation.csv',
} as const;

export const missingFiles = (folder: string) =>
  Object.values(files).filter((file) => !existsSync(path.join(folder, file)));

/** Rows of a file by the order they belong to. */
export async function byOrder(folder: string, file: string) {
  const rows = new Map<string, Row[]>();
  for await (const row of readCsv(folder, file)) {
    const orderId = row.cells.order_id ?? '';
    const list = rows.get(orderId);
    if (list) list.push(row);
    else rows.set(orderId, [row]);
  }
  return rows;
}

/** The files' moments carry no time zone; they are taken as UTC. Null when empty. */
export const momentOf = (text: string | undefined) =>
  text ? new Date(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00:00' : ''}.000Z`) : null;

/** "124.9" is 12490 cents; the files write up to two decimals. */
export const centsOf = (text: string | undefined) => Math.round(Number(text) * 100);
