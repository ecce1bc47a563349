import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permitLocation } from '@/lib/staff/permissions';

/** The location with this code, if the actor works there. */
export async function findLocation(tx: Tx, actor: Actor, code: string) {
  const [location] = await tx.execute<{ id: number; name: string; paused: boolean; closed: boolean }>(
    sql`select id, name, paused_at is not null paused, closed_at is not null closed from locations where code = ${code}`,
  );
  if (!location)
    throw new Refusal('invalid', `There is no location with the code ${code}.`, { location: code });
  permitLocation(actor, location.id);
  return location;
}

/** As `findLocation`; one that is closed for good holds nothing and gets nothing. */
export async function findOpenLocation(tx: Tx, actor: Actor, code: string) {
  const location = await findLocation(tx, actor, code);
  if (location.closed)
    throw new Refusal(
      'conflict',
      `${location.name} is closed for good. Open it again in the settings first.`,
    );
  return location;
}

/**
 * Variant ids of SKUs, for changing their stock on hand: who does that to one SKU waits for the others, so that each sees what
 * the one before has served or taken back. Placing and shipping do not wait. Refuses SKUs nobody knows and what is not stocked.
 */
export async function lockStocked(tx: Tx, skus: readonly string[]) {
  const found = await tx.execute<{ id: number; sku: string; stocked: boolean }>(
    sql`select id, sku, stocked from variants where sku = any(${pgArray(skus)}::text[]) order by id for no key update`,
  );
  const bySku = new Map(found.map((variant) => [variant.sku, variant]));
  return skus.map((sku) => {
    const variant = bySku.get(sku);
    if (!variant) throw new Refusal('invalid', `There is no SKU ${sku}.`, { sku });
    if (!variant.stocked) throw new Refusal('invalid', `${sku} is not kept in stock.`, { sku });
    return { sku, variantId: variant.id };
  });
}

/** One SKU at one location: its stock row need not exist yet. */
export async function lockPlace(tx: Tx, actor: Actor, at: { sku: string; location: string }) {
  const location = await findOpenLocation(tx, actor, at.location);
  const [variant] = await lockStocked(tx, [at.sku]);
  if (!variant) throw new Error('A SKU was neither found nor refused.');
  const { variantId } = variant;
  return { variantId, locationId: location.id, subject: stockSubject(variantId, location.id) };
}

export const stockSubject = (variantId: number, locationId: number) => `stock:${variantId}:${locationId}`;
