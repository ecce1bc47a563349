'use client';

import { ActionButton } from '@/components/action-button';
import { retryOrderAction } from '../reroute-actions';

export const TryAgain = ({ orderId }: { orderId: number }) => (
  <ActionButton
    action={retryOrderAction}
    input={{ orderId }}
    pendingWord="Trying…"
    doneWord={({ said }) => said}
  >
    Try again
  </ActionButton>
);
