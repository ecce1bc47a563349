import { ActionButton } from '@/components/action-button';
import type { ReturnDetail } from '@/lib/returns/detail-queries';
import { returnStatus } from '@/lib/returns/return-status';
import { type Actor, can } from '@/lib/staff/permissions';
import { approveReturnAction, cancelReturnAction, receiveReturnAction } from '../actions';
import { DeclineDialog } from './decline-dialog';

/** Only what can be done to this return now, by this role. */
export function ReturnActions({ found, actor }: { found: ReturnDetail; actor: Actor }) {
  const where = { orderId: found.orderId, returnNo: found.returnNo };
  const may = (move: Parameters<typeof returnStatus.can>[1]) => returnStatus.can(found.status, move);
  const undecided = may('approve');
  const awaited = found.lines.some(({ received, quantity }) => received < quantity);
  return (
    <>
      {may('cancel') && can(actor, 'return.review') ? (
        <ActionButton
          action={cancelReturnAction}
          input={where}
          variant="destructive"
          doneWord="Canceled"
          confirm={{
            title: `Cancel return ${found.rma}`,
            body: 'Nothing is expected to come back any more. The customer may ask again.',
            keep: 'Keep it',
            verb: 'Cancel the return',
          }}
        >
          Cancel…
        </ActionButton>
      ) : null}
      {may('decline') && can(actor, 'return.review') ? <DeclineDialog {...where} rma={found.rma} /> : null}
      {undecided && can(actor, 'return.review') ? (
        <ActionButton
          action={approveReturnAction}
          input={where}
          variant="primary"
          pendingWord="Approving…"
          doneWord="Approved"
        >
          Approve
        </ActionButton>
      ) : null}
      {may('receive') && awaited && can(actor, 'return.receive') ? (
        <ActionButton
          action={receiveReturnAction}
          input={where}
          variant={undecided ? 'default' : 'primary'}
          pendingWord="Receiving…"
          doneWord="Received"
        >
          Receive all
        </ActionButton>
      ) : null}
    </>
  );
}
