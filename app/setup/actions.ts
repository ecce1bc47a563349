'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { signIn } from '@/app/auth';
import { signInDoor } from '@/app/auth-options';
import { isSameOrigin } from '@/app/caller';
import type { FormAnswer } from '@/app/form-answer';
import { said } from '@/app/said';
import { createFirstOwner } from '@/lib/staff/create-first-owner';
import { CreateFirstOwnerInput } from '@/lib/staff/inputs';

export async function createFirstOwnerAction(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = { name: text('name'), email: text('email') };
  if (!isSameOrigin(await headers()))
    return { message: 'This did not come from our page. Open it again and retry.', typed };
  const input = CreateFirstOwnerInput.safeParse({ ...typed, password: text('password') });
  if (!input.success) return { message: null, fields: z.flattenError(input.error).fieldErrors, typed };
  try {
    await createFirstOwner(signInDoor, input.data, new Date());
    await signIn({ email: input.data.email, password: input.data.password });
  } catch (error) {
    return { message: said(error).message, typed };
  }
  redirect('/office');
}
