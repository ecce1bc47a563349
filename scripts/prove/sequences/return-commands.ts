import { db } from '@/db';
import { returns } from '@/db/schema';
import type { ReturnStatus } from '@/db/statuses';
import { approveReturn } from '@/lib/returns/approve-return';
import { cancelReturn } from '@/lib/returns/cancel-return';
import { declineReturn } from '@/lib/returns/decline-return';
import { inspectReturn } from '@/lib/returns/inspect-return';
import { receiveReturn } from '@/lib/returns/receive-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { requestReturn } from '@/lib/returns/request-return';
import { returnLinesOf } from '@/tests/journeys';
import { owner, shipmentLinesOf } from '@/tests/world';
import { actorOf, type Command, orderOf, type Run } from './command';
import { fitting, nobody, pick, type Shop } from './shop';

async function chosen({ a }: Command, usual: readonly ReturnStatus[]) {
  const all = await db
    .select({ orderId: returns.orderId, returnNo: returns.no, status: returns.status })
    .from(returns)
    .orderBy(returns.orderId, returns.no);
  return fitting(all, usual, a);
}
async function returnOf(command: Command, ...usual: ReturnStatus[]) {
  const { orderId, returnNo } = (await chosen(command, usual)) ?? { orderId: null, returnNo: 1 };
  return { orderId: orderId ?? nobody, returnNo };
}
const begun = ['requested', 'needs_review', 'approved', 'in_transit', 'received', 'inspected'] as const;
type Which = Awaited<ReturnType<typeof returnOf>>;

/** Units of the order that have left, or of a line that may not be there. */
async function sentOf(shop: Shop, command: Command) {
  const { b, c } = command;
  const sent = (await shipmentLinesOf(orderOf(shop, command))).filter(({ shipped }) => shipped > 0);
  const lineNos = [...new Set(sent.map(({ lineNo }) => lineNo))];
  const first = pick(lineNos, b) ?? 1 + (b % 3);
  const others = c % 4 === 0 ? lineNos.filter((lineNo) => lineNo !== first).slice(0, 1) : [];
  return [first, ...others].map((lineNo) => ({ lineNo, quantity: 1 + (c % 7 === 6 ? 1 : 0) }));
}
async function lineOf({ orderId, returnNo }: Which, command: Command) {
  const lines = (await returnLinesOf(orderId)).filter((line) => line.returnNo === returnNo);
  return pick(lines, command.b)?.lineNo ?? 9;
}
async function found(which: Which, command: Command) {
  const condition = pick(['resell', 'damaged', 'resell', 'missing'] as const, command.c) ?? 'resell';
  const lineNo = await lineOf(which, command);
  return [{ lineNo, quantity: 1 + (command.c % 5 === 4 ? 1 : 0), condition }];
}

const request: Run = async (shop, command) => {
  const orderId = orderOf(shop, command);
  const lines = (await sentOf(shop, command)).map(
    (line) => ({ ...line, reason: 'too_small', outcome: 'refund' }) as const,
  );
  return requestReturn(actorOf(shop, command), { orderId, lines }, shop.at);
};

export const returnCommands: Record<string, Run> = {
  request,
  /** What comes next for some return, or another return asked for. */
  async advanceReturn(shop, command) {
    const { orderId, returnNo, status } = (await chosen(command, begun)) ?? {};
    if (!orderId || !returnNo || command.b % 5 === 0) return request(shop, command);
    const which = { orderId, returnNo };
    if (status === 'requested' || status === 'needs_review') return approveReturn(owner, which, shop.at);
    if (status === 'approved' || status === 'in_transit') return receiveReturn(owner, which, shop.at);
    if (status === 'received')
      return inspectReturn(owner, { ...which, units: await found(which, command) }, shop.at);
    return status === 'inspected' ? refundReturn(owner, which, shop.at) : request(shop, command);
  },
  approve: async (shop, command) =>
    approveReturn(actorOf(shop, command), await returnOf(command, 'requested', 'needs_review'), shop.at),
  async decline(shop, command) {
    const which = await returnOf(command, 'requested', 'needs_review');
    return declineReturn(actorOf(shop, command), { ...which, message: 'Worn.' }, shop.at);
  },
  cancelReturn: async (shop, command) =>
    cancelReturn(actorOf(shop, command), await returnOf(command, 'requested', 'approved'), shop.at),
  async receiveReturn(shop, command) {
    const which = await returnOf(command, 'approved', 'in_transit');
    const lines = [{ lineNo: await lineOf(which, command), quantity: 1 }];
    const input = { ...which, ...(command.c % 2 === 0 && { lines }) };
    return receiveReturn(actorOf(shop, command), input, shop.at);
  },
  async inspect(shop, command) {
    const which = await returnOf(command, 'received');
    const input = { ...which, units: await found(which, command) };
    return inspectReturn(actorOf(shop, command), input, shop.at);
  },
  async refundReturn(shop, command) {
    const which = await returnOf(command, 'received', 'inspected');
    const input = { ...which, ...(command.c % 3 === 0 && { amount: command.b }) };
    return refundReturn(actorOf(shop, command), input, shop.at);
  },
};
