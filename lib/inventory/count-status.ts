import { countStatuses } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

/** What may be done to a count. A counted one is looked at: single lines are counted again, then it is posted. */
export const countStatus = stateMachine('count', countStatuses, {
  enter: { from: ['open'], to: 'open' },
  recount: { from: ['counted'], to: 'counted' },
  submit: { from: ['open'], to: 'counted' },
  reopen: { from: ['counted'], to: 'open' },
  post: { from: ['counted'], to: 'posted' },
  cancel: { from: ['open', 'counted'], to: 'canceled' },
});
