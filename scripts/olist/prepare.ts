import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { addProduct } from '@/lib/catalog/add-product';
import { addChannel } from '@/lib/channels/add-channel';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { addLocation } from '@/lib/sourcing/add-location';
import type { Actor } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { files, readCsv } from './read';
import { linesOf, type Source } from './source';

const CHANNEL = 'olist';

/** Products, sellers as locations, and the stock that the orders will need: what is there already is left alone. */
export async function prepare(actor: Actor, folder: string, source: Source, say: (text: string) => void) {
  const at = addDays(source.begins, -1);
  const known = await db.execute<{ code: string }>(sql`select code from channels where code = ${CHANNEL}`);
  if (known.length === 0) await addChannel(actor, { code: CHANNEL, name: 'Olist', currency: 'BRL' }, at);
  say(`products: ${await addProducts(actor, folder, at)} new`);
  say(`sellers as locations: ${await addSellers(actor, folder, source, at)} new`);
  say(`stock: ${await addStock(actor, source, at)} units received`);
}

async function addProducts(actor: Actor, folder: string, at: Date) {
  const english = new Map<string, string>();
  for await (const { cells } of readCsv(folder, files.categories))
    english.set(cells.product_category_name ?? '', cells.product_category_name_english ?? '');
  const have = new Set(
    (await db.execute<{ sku: string }>(sql`select sku from variants`)).map(({ sku }) => sku),
  );
  let added = 0;
  for await (const { cells } of readCsv(folder, files.products)) {
    const sku = cells.product_id ?? '';
    if (have.has(sku)) continue;
    const category =
      english.get(cells.product_category_name ?? '') || cells.product_category_name || 'unsorted';
    const name = category.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());
    const weightG = Number(cells.product_weight_g) || undefined;
    await addProduct(actor, { sku, name: `${name} ${sku.slice(0, 6)}`, category, weightG }, at);
    added += 1;
  }
  return added;
}

async function addSellers(actor: Actor, folder: string, { positions }: Source, at: Date) {
  const have = new Set(
    (await db.execute<{ code: string }>(sql`select code from locations`)).map(({ code }) => code),
  );
  let added = 0;
  for await (const { cells } of readCsv(folder, files.sellers)) {
    const code = cells.seller_id ?? '';
    if (have.has(code)) continue;
    const postcode = cells.seller_zip_code_prefix ?? '';
    const city = (cells.seller_city ?? '').replace(/(^|\s)\S/g, (letter) => letter.toUpperCase());
    await addLocation(
      actor,
      {
        code,
        name: `${city} ${code.slice(0, 6)}`,
        kind: 'supplier',
        country: 'BR',
        city,
        postcode,
        timeZone: 'America/Sao_Paulo',
        ...positions.get(postcode),
      },
      at,
    );
    added += 1;
  }
  return added;
}

/** The files hold no stock: each seller is given what the orders took of it, less what an earlier run has received. */
async function addStock(actor: Actor, source: Source, at: Date) {
  const needed = new Map<string, Map<string, number>>();
  for (const items of source.items.values())
    for (const { sku, location, quantity } of linesOf(items).lines) {
      const shelf = needed.get(location) ?? new Map<string, number>();
      shelf.set(sku, (shelf.get(sku) ?? 0) + quantity);
      needed.set(location, shelf);
    }
  const received = await db.execute<{ location: string; sku: string; quantity: number }>(sql`
    select l.code location, v.sku, sum(m.on_hand_delta)::int quantity from stock_movements m
    join events e on e.id = m.event_id and e.actor = 'import:olist' join variants v on v.id = m.variant_id
    join locations l on l.id = m.location_id where m.kind = 'receive' group by 1, 2`);
  for (const { location, sku, quantity } of received) {
    const shelf = needed.get(location);
    if (shelf) shelf.set(sku, (shelf.get(sku) ?? 0) - quantity);
  }
  let units = 0;
  for (const [location, shelf] of needed) {
    const lines = [...shelf]
      .filter(([, quantity]) => quantity > 0)
      .map(([sku, quantity]) => ({ sku, quantity }));
    if (lines.length === 0) continue;
    await receiveStock(actor, { location, lines, reference: 'olist' }, at);
    units += lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }
  return units;
}
