import { transferStatuses } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

/** What may be done to a transfer. `finish` follows when nothing of it is on the way any more: arrived, or said to be missing. */
export const transferStatus = stateMachine('transfer', transferStatuses, {
  change: { from: ['draft'], to: 'draft' },
  cancel: { from: ['draft'], to: 'canceled' },
  send: { from: ['draft'], to: 'sent' },
  takeBack: { from: ['sent'], to: 'draft' },
  receive: { from: ['sent'], to: 'sent' },
  closeShort: { from: ['sent'], to: 'received' },
  finish: { from: ['sent'], to: 'received' },
  reopen: { from: ['received'], to: 'sent' },
});
