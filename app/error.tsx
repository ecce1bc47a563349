'use client';

import { PageBody } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/empty-state';

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <PageBody className="pt-6">
      <ErrorState title="This page could not be shown" action={<Button onClick={retry}>Try again</Button>}>
        The fault is ours and has been written down. What was saved before is saved.
      </ErrorState>
    </PageBody>
  );
}
