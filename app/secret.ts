import 'server-only';
import { env } from '@/lib/env';

/** Encrypts staff cookies and makes the mailed codes. Without it nobody gets in. */
export function authSecret() {
  const { secret } = env();
  if (!secret) throw new Error('NEXTAUTH_SECRET has to be set, to 32 characters or more.');
  return secret;
}
