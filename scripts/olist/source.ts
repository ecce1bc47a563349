import { byOrder, centsOf, files, momentOf, type Row, readCsv } from './read';

export type Position = { latitude: number; longitude: number };
export type Source = {
  items: Map<string, Row[]>;
  payments: Map<string, Row[]>;
  reviews: Map<string, Row[]>;
  customers: Map<string, Record<string, string>>;
  /** The middle of each postcode prefix. */
  positions: Map<string, Position>;
  /** First purchase in the files: stock must lie there before. */
  begins: Date;
  orders: number;
};

/** Everything of the files but the orders themselves, which are streamed. */
export async function readSource(folder: string): Promise<Source> {
  const [items, payments, reviews] = await Promise.all([
    byOrder(folder, files.items),
    byOrder(folder, files.payments),
    byOrder(folder, files.reviews),
  ]);
  const customers = new Map<string, Record<string, string>>();
  for await (const { cells } of readCsv(folder, files.customers))
    customers.set(cells.customer_id ?? '', cells);
  let begins = Number.POSITIVE_INFINITY;
  let orders = 0;
  for await (const { cells } of readCsv(folder, files.orders)) {
    orders += 1;
    begins = Math.min(begins, momentOf(cells.order_purchase_timestamp)?.getTime() ?? begins);
  }
  const positions = await readPositions(folder);
  return { items, payments, reviews, customers, positions, begins: new Date(begins), orders };
}

async function readPositions(folder: string): Promise<Map<string, Position>> {
  const sums = new Map<string, { latitude: number; longitude: number; n: number }>();
  for await (const { cells } of readCsv(folder, files.positions)) {
    const prefix = cells.geolocation_zip_code_prefix ?? '';
    const sum = sums.get(prefix) ?? { latitude: 0, longitude: 0, n: 0 };
    sum.latitude += Number(cells.geolocation_lat);
    sum.longitude += Number(cells.geolocation_lng);
    sum.n += 1;
    sums.set(prefix, sum);
  }
  return new Map(
    [...sums].map(([prefix, { latitude, longitude, n }]) => [
      prefix,
      { latitude: latitude / n, longitude: longitude / n },
    ]),
  );
}

export type OlistLine = { sku: string; location: string; unitAmount: number; quantity: number };

/** One line for each product, seller and price; freight is summed over the order. */
export function linesOf(items: readonly Row[]) {
  const lines = new Map<string, OlistLine>();
  let freightAmount = 0;
  for (const { cells } of items) {
    freightAmount += centsOf(cells.freight_value);
    const [sku = '', location = ''] = [cells.product_id, cells.seller_id];
    const unitAmount = centsOf(cells.price);
    const key = `${sku}/${location}/${unitAmount}`;
    const line = lines.get(key);
    if (line) line.quantity += 1;
    else lines.set(key, { sku, location, unitAmount, quantity: 1 });
  }
  return { lines: [...lines.values()], freightAmount };
}
