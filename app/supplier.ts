import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { z } from 'zod';
import { getSupplierVisit } from '@/lib/sourcing/supplier-queries';
import { SUPPLIER_VISIT_MINUTES } from '@/lib/sourcing/supplier-rules';
import { system } from '@/lib/staff/permissions';
import { hostCookie } from './host-cookie';
import { authSecret } from './secret';

export const supplierDoor = system('supplier');
const cookie = hostCookie('waybill.supplier');
const seconds = SUPPLIER_VISIT_MINUTES * 60;
/** Part of the key, so that no other cookie of ours can be passed off as this one. */
const salt = 'waybill.supplier';
const Visit = z.object({ linkId: z.int().positive() });

/** By which link this browser came in; whether that still works is read from the database with each request. */
export const getSupplier = cache(async () => {
  const token = (await cookies()).get(cookie.name)?.value;
  if (!token) return null;
  const visit = Visit.safeParse(await decode({ token, secret: authSecret(), salt }).catch(() => null));
  return visit.success ? getSupplierVisit(supplierDoor, visit.data.linkId, new Date()) : null;
});

/** For pages: to the list, which says what to do, when the visit is over. */
export async function requireSupplier() {
  const visit = await getSupplier();
  if (!visit) redirect('/supplier');
  return visit;
}

export async function rememberSupplier(linkId: number) {
  const value = await encode({ token: { linkId }, secret: authSecret(), salt, maxAge: seconds });
  (await cookies()).set(cookie.name, value, { ...cookie.options, maxAge: seconds });
}

export async function forgetSupplier() {
  (await cookies()).delete(cookie.name);
}
