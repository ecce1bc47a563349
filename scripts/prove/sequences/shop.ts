import type { SupplierActor } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { forgetEverything } from '@/tests/forget';
import { aSupplierLink } from '@/tests/suppliers';
import { aBundle, aChannel, aLocation, anExpectedReceipt, aProduct, at } from '@/tests/world';

/** What a sequence of commands acts on, and what it has made so far. Numbers in commands choose from these lists. */
export type Shop = {
  at: Date;
  channels: string[];
  places: string[];
  locationIds: number[];
  /** Who has come in by the link of the third of them. */
  supplier: SupplierActor;
  /** Kept in stock: these are received, counted and adjusted. */
  stocked: string[];
  skus: string[];
  orders: { orderId: number; input: unknown }[];
  parcels: number[];
  asked: { feedbackId: number; orderId: number }[];
  receipts: number[];
  /** The last command once more, as a provider or an impatient click repeats it. */
  again: () => Promise<unknown>;
};

/** Two places and a supplier with little of much: a SKU that may wait, one that waits for its receipt, one that may not, a set, and what needs no stock. */
export async function aSmallShop(): Promise<Shop> {
  await forgetEverything();
  const north = await aLocation({ code: 'north' });
  const south = await aLocation({
    code: 'south',
    city: 'Munich',
    postcode: '80331',
    latitude: 48.14,
    longitude: 11.58,
  });
  const maker = await aLocation({ code: 'maker', kind: 'supplier', latitude: 50.1, longitude: 8.7 });
  const { supplier } = await aSupplierLink(maker.id);
  const both = (onHand: number) => [
    { location: north, onHand },
    { location: south, onHand: onHand + 2 },
    { location: maker, onHand: onHand + 1 },
  ];
  const scarce = await aProduct({ price: 999, stock: both(3) });
  const patient = await aProduct({ price: 1250, stock: both(1), backorder: 'always' });
  const expected = await aProduct({
    price: 333,
    stock: [{ location: north, onHand: 2, safety: 1 }],
    backorder: 'expected',
  });
  const receipt = await anExpectedReceipt({
    variantId: expected.variantId,
    locationId: north.id,
    quantity: 5,
    expectedAt: addDays(at, 4),
  });
  const card = await aProduct({ price: 100, kind: 'digital' });
  const set = await aBundle(
    [
      { variantId: scarce.variantId, quantity: 1 },
      { variantId: patient.variantId, quantity: 2 },
    ],
    2999,
  );
  const channels = [await aChannel({ code: 'web' }), await aChannel({ code: 'desk', autoConfirm: false })];
  const stocked = [scarce.sku, patient.sku, expected.sku];
  return {
    at,
    channels: channels.map(({ code }) => code),
    places: [north.code, south.code, maker.code],
    locationIds: [north.id, south.id, maker.id],
    supplier,
    stocked,
    skus: [...stocked, set.sku, card.sku],
    orders: [],
    parcels: [],
    asked: [],
    receipts: [receipt.id],
    again: async () => {},
  };
}

/** Nothing has this id. */
export const nobody = 999_999_999;
export const pick = <Item>(list: readonly Item[], n: number) => list[n % Math.max(1, list.length)];

/** Mostly one in a state that the step is for; now and then any. */
export function fitting<Thing extends { status: string }>(
  all: readonly Thing[],
  usual: readonly Thing['status'][],
  n: number,
) {
  const fit = all.filter(({ status }) => usual.includes(status));
  return pick(n % 4 === 0 || fit.length === 0 ? all : fit, n);
}
