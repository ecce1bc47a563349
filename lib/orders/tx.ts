import { query, rowOf, type Tx } from '@/db';
import { orders } from '@/db/schema';
import { Refusal } from '@/lib/errors';

const orderOf = rowOf(orders);

/** One order, one writer: every operation on an order starts here and reads the rest after it. */
export async function lockOrder(tx: Tx, orderId: number) {
  const [row] = await tx.execute(query`select * from orders where id = ${orderId} for update`);
  if (!row) throw new Refusal('not_found', 'This order does not exist.');
  return orderOf(row);
}
export type LockedOrder = Awaited<ReturnType<typeof lockOrder>>;

/** What the list filters by, as words of one array: `o:open p:paid f:shipped c:1 l:3 m:ship t:vip h:address k:DE`. */
export function facetsOf(order: {
  status: string;
  paymentStatus: string;
  fulfillmentStatus: string;
  channelId: number;
  method: string;
  locationIds: readonly number[];
  tags: readonly string[];
  holdReasons?: readonly string[];
  country?: string | null;
}) {
  return [
    `o:${order.status}`,
    `p:${order.paymentStatus}`,
    `f:${order.fulfillmentStatus}`,
    `c:${order.channelId}`,
    `m:${order.method}`,
    ...[...order.locationIds].sort((a, b) => a - b).map((id) => `l:${id}`),
    ...order.tags.map((tag) => `t:${tag}`),
    ...(order.holdReasons ?? []).map((reason) => `h:${reason}`),
    ...(order.country ? [`k:${order.country}`] : []),
  ];
}
