'use client';

import { DoorShell } from '@/components/door-shell';
import { Button } from '@/components/ui/button';
import './globals.css';

export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <DoorShell
          title="Waybill could not start this page"
          note="The fault is ours and has been written down. What was saved before is saved."
        >
          <Button onClick={retry}>Try again</Button>
        </DoorShell>
      </body>
    </html>
  );
}
