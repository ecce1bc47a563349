import type { Tx } from '@/db';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { endTogether } from '@/lib/orders/together-tx';
import type { Actor } from '@/lib/staff/permissions';
import { redate } from './redate-tx';
import { type Rerouted, routeWaiting } from './reroute-tx';
import { freeShelves } from './shelves-tx';
import { livingLines } from './units-tx';

/**
 * Routes all waiting units of a locked order again and refreshes it. Answers also what the caller says of it as work, and the
 * stock that `moveAllStock` must move last.
 */
export async function tryAgain(tx: Tx, actor: Actor, at: Date, orderId: number): Promise<Rerouted> {
  const lines = (await livingLines(tx, orderId)).filter(({ status }) => status === 'waiting');
  if (lines.length === 0) return { rerouted: 0, waiting: 0, held: [], shipmentNos: [], stock: [] };
  const variantIds = [...new Set(lines.flatMap(({ variantId, stocked }) => (stocked && variantId) || []))];
  const shelves = await freeShelves(tx, variantIds);
  const sent = await routeWaiting(tx, actor, at, { orderId, shelves });
  await redate(tx, actor, at, { orderId, shipmentNos: sent.shipmentNos, cause: 'it can be sent now' });
  await endTogether(tx, actor, at, orderId);
  await refreshOrder(tx, orderId);
  return sent;
}
