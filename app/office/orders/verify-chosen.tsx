'use client';

import { useState, useTransition } from 'react';
import { RefusalText } from '@/components/action-form';
import { BulkBar, BulkButton } from '@/components/bulk-bar';
import { useToast } from '@/components/ui/toast';
import { verifyOrdersAction } from './actions';

/** Around the list of what is to verify: chosen orders go on together; what one is refused for is said here. */
export function VerifyChosen({ children }: { children: React.ReactNode }) {
  const [refused, setRefused] = useState<string[]>([]);
  const [pending, start] = useTransition();
  const say = useToast();

  const verify = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const orderIds = new FormData(form).getAll('order').map(Number);
    if (orderIds.length === 0 || pending) return;
    start(async () => {
      const result = await verifyOrdersAction({ orderIds });
      if (!result.ok) return setRefused([result.message]);
      const { verified } = result.value;
      setRefused(result.value.refused);
      form.reset();
      form.dispatchEvent(new Event('change', { bubbles: true }));
      if (verified > 0) say(verified === 1 ? '1 order verified' : `${verified} orders verified`);
    });
  };

  return (
    <form onSubmit={verify}>
      {refused.map((why) => (
        <RefusalText key={why} className="px-6 pb-2 max-md:px-4">
          {why}
        </RefusalText>
      ))}
      {children}
      <BulkBar name="order">
        <BulkButton aria-disabled={pending || undefined}>{pending ? 'Verifying…' : 'Verify'}</BulkButton>
      </BulkBar>
    </form>
  );
}
