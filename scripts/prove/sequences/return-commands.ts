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
import { nobody, pick, type Shop } from './shop';

const returnOf = (shop: Shop, { a }: Command) => pick(shop.returns, a) ?? { orderId: nobody, returnNo: 1 };
/** Units of the order that have left, or of a line that may not be there. */
async function sentOf(shop: Shop, command: Command) {
  const { b, c } = command;
  const sent = (await shipmentLinesOf(orderOf(shop, command))).filter(({ shipped }) => shipped > 0);
  const lineNos = [...new Set(sent.map(({ lineNo }) => lineNo))];
  const first = pick(lineNos, b) ?? 1 + (b % 3);
  const others = c % 4 === 0 ? lineNos.filter((lineNo) => lineNo !== first).slice(0, 1) : [];
  return [first, ...others].map((lineNo) => ({ lineNo, quantity: 1 + (c % 7 === 6 ? 1 : 0) }));
}
async function lineOf(shop: Shop, command: Command) {
  const { orderId, returnNo } = returnOf(shop, command);
  const lines = (await returnLinesOf(orderId)).filter((line) => line.returnNo === returnNo);
  return pick(lines, command.b)?.lineNo ?? 9;
}
async function found(shop: Shop, command: Command) {
  const condition = pick(['resell', 'damaged', 'resell', 'missing'] as const, command.c) ?? 'resell';
  return [{ lineNo: await lineOf(shop, command), quantity: 1 + (command.c % 5 === 4 ? 1 : 0), condition }];
}

const request: Run = async (shop, command) => {
  const orderId = orderOf(shop, command);
  const lines = (await sentOf(shop, command)).map(
    (line) => ({ ...line, reason: 'too_small', outcome: 'refund' }) as const,
  );
  const { returnNo } = await requestReturn(actorOf(shop, command), { orderId, lines }, shop.at);
  shop.returns.push({ orderId, returnNo });
};

export const returnCommands: Record<string, Run> = {
  request,
  /** One step of some return, in the usual sequence or out of it. */
  async advanceReturn(shop, command) {
    const which = returnOf(shop, command);
    switch (command.b % 5) {
      case 0:
        return approveReturn(owner, which, shop.at);
      case 1:
        return receiveReturn(owner, which, shop.at);
      case 2:
        return inspectReturn(owner, { ...which, units: await found(shop, command) }, shop.at);
      case 3:
        return refundReturn(owner, which, shop.at);
      default:
        return request(shop, command);
    }
  },
  approve: (shop, command) => approveReturn(actorOf(shop, command), returnOf(shop, command), shop.at),
  decline: (shop, command) =>
    declineReturn(actorOf(shop, command), { ...returnOf(shop, command), message: 'Worn.' }, shop.at),
  cancelReturn: (shop, command) => cancelReturn(actorOf(shop, command), returnOf(shop, command), shop.at),
  async receiveReturn(shop, command) {
    const lines = [{ lineNo: await lineOf(shop, command), quantity: 1 }];
    return receiveReturn(
      actorOf(shop, command),
      { ...returnOf(shop, command), ...(command.c % 2 === 0 && { lines }) },
      shop.at,
    );
  },
  inspect: async (shop, command) =>
    inspectReturn(
      actorOf(shop, command),
      { ...returnOf(shop, command), units: await found(shop, command) },
      shop.at,
    ),
  refundReturn: (shop, command) =>
    refundReturn(
      actorOf(shop, command),
      { ...returnOf(shop, command), ...(command.c % 3 === 0 && { amount: command.b }) },
      shop.at,
    ),
};
