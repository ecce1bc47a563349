'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signIn } from '@/app/auth';
import { isSameOrigin } from '@/app/caller';
import type { FormAnswer } from '@/app/form-answer';
import { ownPath } from '@/app/own-path';
import { said } from '@/app/said';

export async function signInAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const email = String(form.get('email') ?? '');
  const password = String(form.get('password') ?? '');
  const typed = { email };
  if (!isSameOrigin(await headers()))
    return { message: 'This did not come from our page. Open it again and retry.', typed };
  try {
    await signIn({ email, password });
  } catch (error) {
    return { message: said(error).message, typed };
  }
  redirect(ownPath(String(form.get('next') ?? '')));
}
