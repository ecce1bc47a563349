'use client';

import { Wrap } from '@/components/portal-shell';
import { Button } from '@/components/ui/button';

export default function SupplierError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Wrap className="pt-14 max-md:pt-5">
      <h1>This page did not open</h1>
      <p className="lead pt-3 pb-6 text-muted-foreground">
        The fault is ours. What you have saved is saved; nothing was done twice.
      </p>
      <Button variant="primary" onClick={retry}>
        Try again
      </Button>
    </Wrap>
  );
}
