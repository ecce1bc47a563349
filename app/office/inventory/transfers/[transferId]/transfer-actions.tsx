import { ActionButton } from '@/components/action-button';
import type { TransferDetail } from '@/lib/inventory/transfer-queries';
import {
  cancelTransferAction,
  reopenTransferAction,
  sendTransferAction,
  takeBackTransferAction,
} from '../actions';

/** What this person may do now: the sender sends and takes back, the receiver opens again. */
export function TransferActions({ transfer }: { transfer: TransferDetail }) {
  const { id: transferId, status, from, to, units, received, missing, sends, receives } = transfer;
  const input = { transferId };
  if (status === 'draft')
    return (
      <>
        <ActionButton
          action={cancelTransferAction}
          input={input}
          variant="destructive"
          pendingWord="Canceling…"
          doneWord="Transfer canceled"
          confirm={{
            title: `Cancel transfer ${transferId}`,
            body: 'Nothing has moved, and nothing will.',
            keep: 'Keep it',
            verb: 'Cancel it',
          }}
        >
          Cancel…
        </ActionButton>
        {sends ? (
          <ActionButton
            action={sendTransferAction}
            input={input}
            variant="primary"
            pendingWord="Sending…"
            doneWord="Sent"
            confirm={{
              title: `Send ${units} units from ${from}`,
              body: `They leave the stock of ${from} and are expected at ${to}. What is reserved for orders stays.`,
              keep: 'Not yet',
              verb: `Send ${units} units`,
            }}
          >
            Send…
          </ActionButton>
        ) : (
          <span className="sm text-muted-foreground">{from} sends it</span>
        )}
      </>
    );
  if (status === 'sent' && sends && received === 0)
    return (
      <ActionButton
        action={takeBackTransferAction}
        input={input}
        pendingWord="Taking back…"
        doneWord="Taken back"
        confirm={{
          title: `Take back ${units} units`,
          body: `They lie at ${from} again, and orders that wait there are served. ${to} expects them no more.`,
          keep: 'Leave it',
          verb: `Take back ${units} units`,
        }}
      >
        Take back…
      </ActionButton>
    );
  if (status === 'received' && missing > 0 && receives)
    return (
      <ActionButton
        action={reopenTransferAction}
        input={input}
        pendingWord="Opening…"
        doneWord="Opened again"
        confirm={{
          title: `Open transfer ${transferId} again`,
          body: `The ${missing} missing units are expected at ${to} again and can be received.`,
          keep: 'Leave it closed',
          verb: 'Open it again',
        }}
      >
        Open again…
      </ActionButton>
    );
  return null;
}
