'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signOut } from '@/app/auth';
import { isSameOrigin } from '@/app/caller';

export async function signOutAction() {
  if (isSameOrigin(await headers())) await signOut();
  redirect('/sign-in');
}
