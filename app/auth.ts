import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { endSession } from '@/lib/staff/end-session';
import { can, type Permission, type StaffActor } from '@/lib/staff/permissions';
import { hasStaff } from '@/lib/staff/queries';
import { resumeSession } from '@/lib/staff/resume-session';
import { openSession, sessionCookie, sessionSeconds, signInDoor } from './auth-options';
import { knownDevice, rememberDevice } from './device';
import { ownPath } from './own-path';
import { authSecret } from './secret';

/** Throws a Refusal when the password is wrong or there were too many tries. */
export async function signIn(credentials: { email: string; password: string }) {
  const device = await knownDevice();
  const { sid, staffId } = await openSession(credentials, await headers(), device);
  await rememberDevice(staffId, device);
  const token = await encode({ token: { sid }, secret: authSecret(), maxAge: sessionSeconds });
  (await cookies()).set(sessionCookie.name, token, { ...sessionCookie.options, maxAge: sessionSeconds });
}

/** Ends the session itself; taking the cookie away is only tidy. */
export async function signOut() {
  const sid = await currentSid();
  if (sid) await endSession(signInDoor, { sid }, new Date());
  (await cookies()).delete(sessionCookie.name);
}

/** Who is asking, read from the database with each request: an ended session or a changed role counts at once. */
export const getStaff = cache(async (): Promise<StaffActor | null> => {
  const sid = await currentSid();
  return sid ? resumeSession(signInDoor, { sid }, new Date()) : null;
});

/** For pages: the way to the sign-in when nobody is signed in; what a role may not see is not there. */
export async function requireStaff(permission?: Permission): Promise<StaffActor> {
  const actor = await getStaff();
  if (!actor) redirect((await hasStaff(signInDoor)) ? await signInPath() : '/setup');
  if (permission && !can(actor, permission)) notFound();
  return actor;
}

/** Back here after signing in; the path is told by proxy.ts, and only ours are taken. */
async function signInPath() {
  const here = ownPath((await headers()).get('x-path') ?? undefined);
  return here === '/office' ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(here)}`;
}

/** The key of the session that asks. */
export const currentSid = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie.name)?.value;
  if (!token) return null;
  try {
    return (await decode({ token, secret: authSecret() }))?.sid ?? null;
  } catch {
    return null;
  }
});
