import type { Metadata } from 'next';
import Link from 'next/link';
import { DoorShell } from '@/components/door-shell';

export const metadata: Metadata = { title: 'Not here' };

export default function NotFound() {
  return (
    <DoorShell title="Nothing is here" note="The address may be old or mistyped.">
      <Link href="/" className="link">
        Go to the start
      </Link>
    </DoorShell>
  );
}
