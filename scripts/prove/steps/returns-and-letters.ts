import type { ReturnStatus } from '@/db/statuses';
import { markMessage } from '@/lib/messages/mark-message';
import { messageStatus } from '@/lib/messages/message-status';
import { writeMessage } from '@/lib/messages/write-message';
import { approveReturn } from '@/lib/returns/approve-return';
import { cancelReturn } from '@/lib/returns/cancel-return';
import { declineReturn } from '@/lib/returns/decline-return';
import { inspectReturn } from '@/lib/returns/inspect-return';
import { receiveReturn } from '@/lib/returns/receive-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { returnStatus } from '@/lib/returns/return-status';
import { system } from '@/lib/staff/permissions';
import { forceLetter, forceReturn } from '@/tests/forced-states';
import { aPlacedOrder, aReceivedReturn, aReturn } from '@/tests/journeys';
import { at, daysLater, owner, unique } from '@/tests/world';
import type { Stand } from './step';

type Which = { orderId: number; returnNo: number };
const later = daysLater(6);

async function returnThatIs(state: ReturnStatus): Promise<Which> {
  switch (state) {
    case 'requested':
      return aReturn();
    case 'received':
      return aReceivedReturn();
    case 'inspected': {
      const which = await aReceivedReturn();
      await inspectReturn(
        owner,
        { ...which, units: [{ lineNo: 1, quantity: 2, condition: 'resell' }] },
        later,
      );
      return which;
    }
    case 'resolved': {
      const which = await returnThatIs('inspected');
      await refundReturn(owner, which, later);
      return which;
    }
    case 'canceled': {
      const which = await aReturn();
      await cancelReturn(owner, which, later);
      return which;
    }
    case 'declined': {
      const which = await aReturn();
      await declineReturn(owner, { ...which, message: 'Worn.' }, later);
      return which;
    }
    default: {
      const which = await aReturn();
      await approveReturn(owner, which, later);
      // Nothing flags, sends or expires a return yet; their states must refuse all the same.
      if (state !== 'approved') await forceReturn(which, state);
      return which;
    }
  }
}

const operations: Record<string, (which: Which) => Promise<unknown>> = {
  approve: (which) => approveReturn(owner, which, later),
  decline: (which) => declineReturn(owner, { ...which, message: 'Worn.' }, later),
  cancel: (which) => cancelReturn(owner, which, later),
  receive: (which) => receiveReturn(owner, which, later),
  inspect: (which) =>
    inspectReturn(owner, { ...which, units: [{ lineNo: 1, quantity: 1, condition: 'missing' }] }, later),
  refund: (which) => refundReturn(owner, which, later),
};

export async function* returnStands(): AsyncGenerator<Stand> {
  for (const state of returnStatus.statuses) {
    const { orderId, returnNo } = await returnThatIs(state);
    const moves = Object.entries(operations)
      .filter(([move]) => !returnStatus.can(state, move as keyof typeof returnStatus.moves))
      .map(([move, run]) => [move, () => run({ orderId, returnNo })]);
    yield { machine: 'return', state, moves: Object.fromEntries(moves) };
  }
}

/** The same answer of the mail service again changes nothing and is not refused. */
export async function* letterStands(): AsyncGenerator<Stand> {
  const { orderId } = await aPlacedOrder();
  for (const state of messageStatus.statuses) {
    const { id: messageId } = await writeMessage(
      system('proof'),
      {
        dedupeKey: unique('letter'),
        kind: 'order-received',
        orderId,
        customerId: null,
        recipient: 'ada@example.com',
        subject: 'Thank you',
        html: '<p>Thank you</p>',
        plain: 'Thank you',
      },
      at,
    );
    await forceLetter(messageId, state);
    const answers = {
      send: () =>
        markMessage(system('proof'), { messageId, state: 'sent', providerRef: unique('mail') }, later),
      fail: () => markMessage(system('proof'), { messageId, state: 'failed' }, later),
    };
    const moves = Object.entries(answers).filter(
      ([move]) =>
        !messageStatus.can(state, move as keyof typeof answers) &&
        messageStatus.moves[move as keyof typeof answers].to !== state,
    );
    yield { machine: 'letter', state, moves: Object.fromEntries(moves) };
  }
}
