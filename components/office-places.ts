import { can, type Permission, type StaffActor } from '@/lib/staff/permissions';

export type NavCount = { count: number | string; late?: boolean };
export type PlaceName = (typeof places)[number]['name'];
export type NavCounts = Partial<Record<PlaceName, NavCount>>;
export type NavPlace = { name: string; label: string; href: string; count?: NavCount };

const places = [
  { name: 'home', label: 'Home', href: '/office' },
  { name: 'orders', label: 'Orders', href: '/office/orders', permission: 'order.read' },
  { name: 'fulfill', label: 'Fulfill', href: '/office/fulfill', permission: 'shipment.read' },
  { name: 'returns', label: 'Returns', href: '/office/returns', permission: 'return.read' },
  { name: 'inventory', label: 'Inventory', href: '/office/inventory', permission: 'stock.read' },
  { name: 'customers', label: 'Customers', href: '/office/customers', permission: 'customer.read' },
  { name: 'messages', label: 'Messages', href: '/office/messages', permission: 'message.read' },
  { name: 'feedback', label: 'Feedback', href: '/office/feedback', permission: 'feedback.read' },
  { name: 'health', label: 'Health', href: '/office/health', permission: 'health.read' },
  { name: 'settings', label: 'Settings', href: '/office/settings', permission: 'promotion.read' },
  { name: 'team', label: 'Team', href: '/office/team', permission: 'staff.manage' },
] as const satisfies { name: string; label: string; href: string; permission?: Permission }[];

/** The places a person may open, with what waits in each. */
export const placesFor = (actor: StaffActor, counts: NavCounts = {}): NavPlace[] =>
  places
    .filter((place) => !('permission' in place) || can(actor, place.permission))
    .map(({ name, label, href }) => ({ name, label, href, count: counts[name] }));
