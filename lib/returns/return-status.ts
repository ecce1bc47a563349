import { returnStatuses } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

/** What may be done to a return. Where receipt, inspection and refund lead together is counted by `returnStatusOf`. */
export const returnStatus = stateMachine('return', returnStatuses, {
  flag: { from: ['requested'], to: 'needs_review' },
  approve: { from: ['requested', 'needs_review'], to: 'approved' },
  decline: { from: ['requested', 'needs_review'], to: 'declined' },
  cancel: { from: ['requested', 'needs_review', 'approved', 'in_transit'], to: 'canceled' },
  expire: { from: ['approved'], to: 'expired' },
  send: { from: ['approved'], to: 'in_transit' },
  receive: { from: ['requested', 'needs_review', 'approved', 'in_transit', 'received'], to: 'received' },
  inspect: { from: ['approved', 'in_transit', 'received'], to: 'inspected' },
  refund: { from: ['approved', 'in_transit', 'received', 'inspected'], to: 'resolved' },
});
