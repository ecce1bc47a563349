import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInDoor } from '@/app/auth-options';
import { DoorShell } from '@/components/door-shell';
import { hasStaff } from '@/lib/staff/queries';
import { SetupForm } from './setup-form';

export const metadata: Metadata = { title: 'First owner' };

export default async function SetupPage() {
  if (await hasStaff(signInDoor)) redirect('/sign-in');
  return (
    <DoorShell title="Who owns this shop?" note="The first account may do everything and adds the others.">
      <SetupForm />
    </DoorShell>
  );
}
