import type { Role } from '@/db/statuses';
import { Refusal } from '@/lib/errors';

const everyone = ['account.own', 'order.read', 'stock.read'] as const;
const support = [
  ...everyone,
  'order.contact',
  'order.email',
  'order.money',
  'order.place',
  'order.verify',
  'order.hold',
  'order.address',
  'order.cancel',
  'order.promise',
  'promise.read',
  'order.note',
  'order.tag',
  'shipment.move',
  'shipment.retry',
  'credit.grant',
  'payment.refund',
  'return.read',
  'return.request',
  'return.review',
  'customer.read',
  'message.read',
  'message.write',
  'feedback.read',
  'promotion.read',
] as const;
const merchant = [
  ...everyone,
  'order.contact',
  'order.hold',
  'order.address',
  'order.cancel',
  'order.note',
  'order.tag',
  'shipment.read',
  'shipment.release',
  'shipment.pick',
  'shipment.reject',
  'shipment.retry',
  'shipment.pack',
  'shipment.hand_over',
  'shipment.track',
  'box.write',
  'location.pause',
  'stock.receive',
  'stock.adjust',
  'stock.count',
  'stock.transfer',
  'stock.expect',
  'stock.import',
  'return.read',
  'return.receive',
  'return.inspect',
] as const;
const marketing = [
  ...everyone,
  'order.money',
  'customer.read',
  'feedback.read',
  'promotion.read',
  'promotion.write',
] as const;
const owner = [
  ...support,
  ...merchant,
  'payment.record',
  'payment.capture',
  'feedback.ask',
  'feedback.answer',
  'catalog.write',
  'promotion.write',
  'location.write',
  'shipping.write',
  'safety.write',
  'routing.write',
  'supplier.link',
  'supplier.read',
  'supplier.accept',
  'supplier.decline',
  'supplier.send',
  'staff.manage',
  'key.manage',
  'order.assess',
  'order.expire',
  'channel.write',
  'doctor.run',
  'health.read',
  'stock.available',
  'portal.track',
  'portal.read',
] as const;

export type Permission = (typeof owner)[number] | (typeof marketing)[number];

const roles: Record<Role, readonly Permission[]> = { owner, merchant, support, marketing };

const scopes = {
  'orders:write': ['order.place'],
  'orders:read': ['order.read', 'order.money'],
  'promises:read': ['promise.read'],
  'stock:read': ['stock.available'],
  'orders:read_pii': ['order.contact', 'order.email'],
  'risk:write': ['order.assess'],
} as const satisfies Record<string, readonly Permission[]>;
export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as Scope[];

const unproven: readonly Permission[] = ['portal.track', 'feedback.answer'];
const proven: readonly Permission[] = [...unproven, 'portal.read', 'return.read', 'return.request'];

const supplying: readonly Permission[] = [
  'supplier.read',
  'supplier.accept',
  'supplier.decline',
  'supplier.send',
];

export type StaffActor = {
  kind: 'staff';
  id: number;
  name: string;
  role: Role;
  /** Null: all locations. */
  locationIds: number[] | null;
};
export type KeyActor = { kind: 'key'; id: number; channelId: number; scopes: readonly string[] };
/** A customer at the portal, tied to one order. Proven: has answered with a code mailed to the stored address. */
export type CustomerActor = { kind: 'customer'; orderId: number; proven: boolean };
/** Whoever holds the link of a drop-ship location: works on what that location is to send, and sees nothing else. */
export type SupplierActor = { kind: 'supplier'; locationId: number; linkId: number };
export type Actor =
  | StaffActor
  | KeyActor
  | CustomerActor
  | SupplierActor
  | { kind: 'system'; job: string }
  /** Replays what happened elsewhere: may do everything, and nobody is written to because of it. */
  | { kind: 'import'; name: string };

export const system = (job: string): Actor => ({ kind: 'system', job });

export function can(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'staff':
      return roles[actor.role].includes(permission);
    case 'key':
      return scopeNames.some(
        (scope) =>
          actor.scopes.includes(scope) && (scopes[scope] as readonly Permission[]).includes(permission),
      );
    case 'customer':
      return (actor.proven ? proven : unproven).includes(permission);
    case 'supplier':
      return supplying.includes(permission);
    case 'system':
    case 'import':
      return true;
  }
}

/** First line of every query and operation. */
export function permit(actor: Actor, permission: Permission) {
  if (!can(actor, permission))
    throw new Refusal('forbidden', 'Your role does not allow this.', { permission });
}

/** Also says no to a customer who asks for another order and to a key of another channel, as if there were none. */
export function permitOrder(actor: Actor, permission: Permission, order: { id: number; channelId?: number }) {
  permit(actor, permission);
  const elsewhere =
    (actor.kind === 'customer' && actor.orderId !== order.id) ||
    (actor.kind === 'key' && order.channelId !== undefined && actor.channelId !== order.channelId);
  if (elsewhere) throw new Refusal('not_found', 'This order does not exist.');
}

/** Says no to staff of other locations and to other suppliers, as if there were nothing. */
export function permitLocation(actor: Actor, locationId: number | null) {
  const own =
    actor.kind === 'supplier' ? [actor.locationId] : actor.kind === 'staff' ? actor.locationIds : null;
  if (own === null || (locationId !== null && own.includes(locationId))) return;
  const words =
    actor.kind === 'supplier' ? 'This is not yours to send.' : 'This does not exist at your locations.';
  throw new Refusal('not_found', words);
}

/** How the timeline names who did it. */
export function nameOf(actor: Actor) {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.id}`;
    case 'key':
      return `key:${actor.id}`;
    case 'customer':
      return `customer:${actor.orderId}`;
    case 'supplier':
      return `supplier:${actor.linkId}`;
    case 'system':
      return `system:${actor.job}`;
    case 'import':
      return `import:${actor.name}`;
  }
}
