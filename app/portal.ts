import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { getPortalSession } from '@/lib/customers/portal-queries';
import { PORTAL_MINUTES } from '@/lib/customers/rules';
import { system } from '@/lib/staff/permissions';
import { hostCookie } from './host-cookie';

export const portalDoor = system('portal');
const visitCookie = hostCookie('waybill.visit');

/** The order this browser has opened, and how much of it; null when there is none or the half hour is over. */
export const getVisit = cache(async () => {
  const token = await visitToken();
  return token ? getPortalSession(portalDoor, token, new Date()) : null;
});

/** For pages: back to the look-up when the visit is over. */
export async function requireVisit() {
  const visit = await getVisit();
  if (!visit) redirect('/?ended');
  return visit;
}

export const visitToken = async () => (await cookies()).get(visitCookie.name)?.value;

export async function rememberVisit(token: string) {
  (await cookies()).set(visitCookie.name, token, { ...visitCookie.options, maxAge: PORTAL_MINUTES * 60 });
}

export async function forgetVisit() {
  (await cookies()).delete(visitCookie.name);
}
