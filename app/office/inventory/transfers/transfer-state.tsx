import { Say, Status } from '@/components/status';
import type { TransferRow } from '@/lib/inventory/transfer-queries';

type TransferStateProps = {
  row: Pick<TransferRow, 'status' | 'overdue' | 'units' | 'received' | 'missing'>;
};

/** How far a transfer is; what is late or short is said first. */
export function TransferState({ row: { status, overdue, units, received, missing } }: TransferStateProps) {
  if (overdue)
    return (
      <Say mark="look" tone="wait" strong>
        Late, {units - received} on the way
      </Say>
    );
  if (status === 'received' && missing > 0)
    return (
      <Say mark="done" tone="good">
        Closed, {missing} missing
      </Say>
    );
  if (status === 'sent' && received > 0)
    return (
      <Say mark="moving" tone="move">
        {received} of {units} arrived
      </Say>
    );
  return <Status kind="transfer" status={status} />;
}
