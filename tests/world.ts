import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { db } from '@/db';
import {
  bundleComponents,
  channels,
  events,
  locations,
  orders,
  products,
  receiptsExpected,
  shipmentLines,
  shipments,
  staff,
  stockLevels,
  stockMovements,
  variants,
} from '@/db/schema';
import type { LocationSettings } from '@/db/schema/sourcing';
import type { Role } from '@/db/statuses';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import type { Actor, StaffActor } from '@/lib/staff/permissions';

/** Every test makes its own order and its own SKU, so tests share a database without meeting. */

/** A Monday morning. Nothing in the shop asks for the clock: every operation is told its moment. */
export const at = new Date('2026-03-02T09:00:00.000Z');
export const minutesLater = (minutes: number, from = at) => new Date(from.getTime() + minutes * 60_000);
export const daysLater = (days: number, from = at) => new Date(from.getTime() + days * 86_400_000);

export const unique = (word: string) => `${word}-${randomUUID().slice(0, 8)}`;

/** Answers the one row a builder made. */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (rows.length !== 1 || row === undefined) throw new Error(`Expected one row, found ${rows.length}`);
  return row;
}

async function aStaffMember(role: Role, name: string): Promise<StaffActor> {
  const email = `${role}@world.test`;
  const row = only(
    await db
      .insert(staff)
      .values({ email, name, role, passwordHash: 'nobody signs in with this', createdAt: at })
      .onConflictDoUpdate({ target: staff.email, set: { name } })
      .returning({ id: staff.id }),
  );
  return { kind: 'staff', id: row.id, name, role, locationIds: null };
}

export const owner = await aStaffMember('owner', 'Olga Owner');
export const merchant = await aStaffMember('merchant', 'Max Merchant');
export const support = await aStaffMember('support', 'Sue Support');
export const marketing = await aStaffMember('marketing', 'Mia Marketing');

export async function aChannel(given: Partial<typeof channels.$inferInsert> = {}) {
  const code = unique('channel');
  return only(
    await db
      .insert(channels)
      .values({ code, name: `Shop ${code}`, numberPrefix: 'T', currency: 'EUR', ...given })
      .returning(),
  );
}

/** Hamburg, unless said otherwise. */
export async function aLocation(
  given: Partial<typeof locations.$inferInsert> & { settings?: LocationSettings } = {},
) {
  const code = unique('place');
  return only(
    await db
      .insert(locations)
      .values({
        code,
        name: `Place ${code}`,
        kind: 'warehouse',
        country: 'DE',
        city: 'Hamburg',
        postcode: '20095',
        latitude: 53.55,
        longitude: 9.99,
        ...given,
      })
      .returning(),
  );
}

type Kind = 'physical' | 'digital' | 'service' | 'made_to_order';
/** Stock arrives as a receipt with its event and its movement, so that the ledger adds up. */
export async function aProduct({
  price = 1000,
  stock = [],
  backorder = 'never',
  kind = 'physical',
  stocked = kind === 'physical',
  barcode,
}: {
  price?: number | null;
  stock?: { location: { id: number }; onHand: number; safety?: number }[];
  backorder?: 'never' | 'expected' | 'always';
  kind?: Kind;
  stocked?: boolean;
  barcode?: string;
} = {}) {
  const sku = unique('SKU');
  const product = only(
    await db
      .insert(products)
      .values({ name: `Thing ${sku}` })
      .returning(),
  );
  const variant = only(
    await db
      .insert(variants)
      .values({
        productId: product.id,
        sku,
        name: `Thing ${sku}`,
        kind,
        stocked,
        backorder,
        priceAmount: price,
        barcode,
      })
      .returning(),
  );
  for (const { location, onHand, safety = 0 } of stock)
    await someStock({ variantId: variant.id, sku, locationId: location.id, onHand, safety });
  return { sku, variantId: variant.id };
}

export async function someStock({
  variantId,
  sku,
  locationId,
  onHand,
  safety = 0,
}: {
  variantId: number;
  sku: string;
  locationId: number;
  onHand: number;
  safety?: number;
}) {
  await db.transaction(async (tx) => {
    const data = { sku, location: String(locationId), quantity: onHand };
    const event = only(
      await tx
        .insert(events)
        .values({
          subject: `stock:${variantId}:${locationId}`,
          type: 'stock.received',
          actor: 'system:test',
          at,
          data,
        })
        .returning({ id: events.id }),
    );
    await tx.insert(stockLevels).values({ variantId, locationId, onHand, safety });
    if (onHand > 0)
      await tx
        .insert(stockMovements)
        .values({ eventId: event.id, variantId, locationId, kind: 'receive', onHandDelta: onHand, at });
  });
}

export async function aBundle(parts: { variantId: number; quantity: number }[], price: number | null = 1000) {
  const sku = unique('SET');
  const product = only(
    await db
      .insert(products)
      .values({ name: `Set ${sku}` })
      .returning(),
  );
  const bundle = only(
    await db
      .insert(variants)
      .values({
        productId: product.id,
        sku,
        name: `Set ${sku}`,
        kind: 'bundle',
        stocked: false,
        priceAmount: price,
      })
      .returning(),
  );
  await db
    .insert(bundleComponents)
    .values(
      parts.map((part) => ({ bundleId: bundle.id, componentId: part.variantId, quantity: part.quantity })),
    );
  return { sku, variantId: bundle.id };
}

export async function anExpectedReceipt(given: typeof receiptsExpected.$inferInsert) {
  return only(await db.insert(receiptsExpected).values(given).returning());
}

/** Hamburg again, with coordinates, so that distance has something to measure. */
export const address = {
  name: 'Ada Lovelace',
  line1: 'Hauptstraße 7',
  city: 'Hamburg',
  postcode: '20095',
  country: 'DE',
};

type OrderGiven = Omit<z.input<typeof PlaceOrderInput>, 'channel' | 'currency'> & {
  channel?: { code: string };
  currency?: string;
  /** True: captured in full. */
  paid?: boolean;
};

/** Placed like every order: through placeOrder. */
export async function anOrder({ channel, paid, ...given }: OrderGiven, actor: Actor = owner, moment = at) {
  const { code } = channel ?? (await aChannel());
  const input = PlaceOrderInput.parse({
    channel: code,
    externalId: unique('ext'),
    currency: 'EUR',
    customer: { email: `${unique('ada')}@example.com`, name: 'Ada Lovelace' },
    shipTo: address,
    ...given,
  });
  if (paid) {
    const amount = await priceOf(input);
    input.payments = [{ kind: 'capture', amount, provider: 'test', providerRef: unique('pay') }];
  }
  return placeOrder(actor, input, moment);
}

async function priceOf(input: PlaceOrderInput) {
  let sum = input.shippingAmount;
  for (const line of input.lines) {
    let unit = line.unitAmount;
    if (unit === undefined && 'sku' in line)
      unit = only(await db.select().from(variants).where(eq(variants.sku, line.sku))).priceAmount ?? 0;
    sum += line.quantity * (unit ?? 0) - line.discountAmount + (input.taxIncluded ? 0 : line.taxAmount);
  }
  return sum;
}

export const orderNow = async (orderId: number) =>
  only(await db.select().from(orders).where(eq(orders.id, orderId)));

export const shipmentsOf = (orderId: number) =>
  db.select().from(shipments).where(eq(shipments.orderId, orderId)).orderBy(asc(shipments.no));

export const shipmentLinesOf = (orderId: number) =>
  db
    .select()
    .from(shipmentLines)
    .where(eq(shipmentLines.orderId, orderId))
    .orderBy(asc(shipmentLines.shipmentNo), asc(shipmentLines.lineNo));

/** What lies where, by location id. */
export const levelsOf = (sku: string) =>
  db
    .select({
      locationId: stockLevels.locationId,
      onHand: stockLevels.onHand,
      reserved: stockLevels.reserved,
      damaged: stockLevels.damaged,
    })
    .from(stockLevels)
    .innerJoin(variants, and(eq(variants.id, stockLevels.variantId), eq(variants.sku, sku)))
    .orderBy(asc(stockLevels.locationId));

/** Types of what happened to an order, in order. */
export const eventsOf = async (orderId: number) =>
  (
    await db
      .select({ type: events.type })
      .from(events)
      .where(eq(events.orderId, orderId))
      .orderBy(asc(events.id))
  ).map(({ type }) => type);
