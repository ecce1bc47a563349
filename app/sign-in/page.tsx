import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getStaff } from '@/app/auth';
import { signInDoor } from '@/app/auth-options';
import { ownPath } from '@/app/own-path';
import { DoorShell } from '@/components/door-shell';
import { hasStaff } from '@/lib/staff/queries';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

const words: Record<string, string> = {
  CredentialsSignin: 'E-mail and password do not match.',
  TooManyTries: 'Too many wrong passwords. Wait 15 minutes, then try again.',
};

type Search = { callbackUrl?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { callbackUrl, error } = await searchParams;
  const next = ownPath(typeof callbackUrl === 'string' ? callbackUrl : undefined);
  if (await getStaff()) redirect(next);
  if (!(await hasStaff(signInDoor))) redirect('/setup');
  const problem = typeof error === 'string' ? (words[error] ?? 'Signing in did not work. Try again.') : null;
  return (
    <DoorShell title="Sign in" note="For the people who run the shop.">
      <SignInForm next={next} problem={problem} />
    </DoorShell>
  );
}
