import { type Actor, system } from '@/lib/staff/permissions';
import { marketing, merchant, owner, support } from '@/tests/world';
import { nobody, pick, type Shop } from './shop';

/** Which operation, three numbers that choose its particulars, and how long after the one before. */
export type Command = { op: string; a: number; b: number; c: number; minutes: number };
export type Run = (shop: Shop, command: Command) => Promise<unknown>;

export const orderOf = (shop: Shop, { a }: Command) => pick(shop.orders, a)?.orderId ?? nobody;

/** Mostly the owner; now and then somebody who may not, may only some, or is no person. */
export function actorOf(shop: Shop, command: Command): Actor {
  switch ((command.a + command.b * 7 + command.c * 3) % 24) {
    case 0:
      return support;
    case 1:
      return merchant;
    case 2:
      return { ...merchant, locationIds: shop.locationIds.slice(0, 1) };
    case 3:
      return marketing;
    case 4:
      return { kind: 'customer', orderId: orderOf(shop, command), proven: command.b % 2 === 0 };
    case 5:
      return system('proof');
    case 6:
      return shop.supplier;
    default:
      return owner;
  }
}
