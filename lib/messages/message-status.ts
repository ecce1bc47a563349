import { messageStates } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

/** Written is also where a letter stays when no mail service is set up: kept, readable, not mailed. */
export const messageStatus = stateMachine('letter', messageStates, {
  send: { from: ['written'], to: 'sent' },
  fail: { from: ['written'], to: 'failed' },
  deliver: { from: ['sent'], to: 'delivered' },
  bounce: { from: ['sent', 'delivered'], to: 'bounced' },
  complain: { from: ['sent', 'delivered'], to: 'complained' },
});
