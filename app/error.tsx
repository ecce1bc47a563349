'use client';

import { PageBody, PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <div role="alert">
      <PageHeader title="This page could not be shown" />
      <PageBody>
        <p className="max-w-[60ch] pb-3 text-muted-foreground">
          The fault is ours and has been written down. What was saved before is saved.
        </p>
        <Button onClick={retry}>Try again</Button>
      </PageBody>
    </div>
  );
}
