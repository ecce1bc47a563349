import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { db, transaction } from '@/db';
import { portalTokens, staff, staffSessions } from '@/db/schema';
import type { Role } from '@/db/statuses';
import { getPortalSession } from '@/lib/customers/portal-queries';
import { startPortalSession } from '@/lib/customers/portal-tx';
import { portalCode, portalHash } from '@/lib/customers/rules';
import { revokeSupplierLink } from '@/lib/sourcing/revoke-supplier-link';
import { endSession } from '@/lib/staff/end-session';
import { hashPassword } from '@/lib/staff/hash-password';
import { system } from '@/lib/staff/permissions';
import { sessionHash } from '@/lib/staff/rules';
import { startSession } from '@/lib/staff/start-session';
import { addMinutes } from '@/lib/time';
import { aSupplier, aSupplierLink } from '@/tests/suppliers';
import { marketing, merchant, only, owner, support, unique } from '@/tests/world';

export const staffCookie = 'waybill.staff';
export const visitCookie = 'waybill.visit';
export const supplierCookie = 'waybill.supplier';
export type Cookies = Record<string, string>;
const door = system('sign-in');
const secret = () => process.env.NEXTAUTH_SECRET ?? '';

export const people = { owner, merchant, support, marketing } satisfies Record<Role, unknown>;

const cookieOf = async (sid: string): Promise<Cookies> => ({
  [staffCookie]: await encode({ token: { sid }, secret: secret() }),
});

export const password = 'nobody could guess this one';

/** The four of them can sign in with it. */
export async function givePasswords() {
  await db.update(staff).set({ passwordHash: await hashPassword(password) });
}

/** A session as the sign-in makes it. */
export async function signedIn(staffId: number) {
  const { sid } = await startSession(door, { staffId }, new Date());
  return { sid, cookies: await cookieOf(sid) };
}

export async function someone(role: Role, given: Partial<typeof staff.$inferInsert> = {}) {
  const email = `${unique(role)}@proof.test`;
  const values = {
    email,
    name: `Proof ${role}`,
    role,
    passwordHash: 'nobody signs in with this',
    createdAt: new Date(),
  };
  return only(
    await db
      .insert(staff)
      .values({ ...values, ...given })
      .returning(),
  );
}

/** Everybody who is nobody here, each with the cookies of an owner who is not one anymore. */
export async function strangers(): Promise<Record<string, Cookies>> {
  const now = new Date();
  const [expired, idle, revoked, gone] = await Promise.all([
    signedIn(owner.id),
    signedIn(owner.id),
    signedIn(owner.id),
    someone('owner').then(({ id }) => signedIn(id).then((session) => ({ ...session, id }))),
  ]);
  const old = (sid: string, set: Partial<typeof staffSessions.$inferInsert>) =>
    db
      .update(staffSessions)
      .set(set)
      .where(eq(staffSessions.tokenHash, sessionHash(sid)));
  await old(expired.sid, { createdAt: addMinutes(now, -700), expiresAt: addMinutes(now, -100) });
  await old(idle.sid, { createdAt: addMinutes(now, -50), seenAt: addMinutes(now, -31) });
  await endSession(door, { sid: revoked.sid }, now);
  await db.update(staff).set({ disabledAt: now }).where(eq(staff.id, gone.id));
  return {
    'no session': {},
    'a garbage cookie': { [staffCookie]: 'eyJhbGciOiJkaXIifQ..garbage.garbage.garbage' },
    'a cookie of another secret': {
      [staffCookie]: await encode({
        token: { sid: expired.sid },
        secret: 'another secret of thirty-two characters',
      }),
    },
    'an expired session': expired.cookies,
    'an idle session': idle.cookies,
    'a signed-out session': revoked.cookies,
    'a disabled user': gone.cookies,
  };
}

/** A visit at the portal, as a look-up opens it, or as the mailed code does. */
export async function visiting(orderId: number, { proven = false } = {}): Promise<Cookies> {
  const token = await transaction((tx) => startPortalSession(tx, { orderId, proven }, new Date()));
  return { [visitCookie]: token };
}

/** What the letter to this visit says. */
export async function mailedCode(token: string) {
  const session = await getPortalSession(system('portal'), token, new Date());
  const [row] = session
    ? await db
        .select()
        .from(portalTokens)
        .where(eq(portalTokens.tokenHash, portalHash(token)))
    : [];
  if (!row?.subject) throw new Error('No code was asked for.');
  return portalCode(secret(), row.subject);
}

/** Visits that have ended. */
export async function endedVisits(orderId: number): Promise<Record<string, Cookies>> {
  const now = new Date();
  const [expired, closed] = [
    await visiting(orderId, { proven: true }),
    await visiting(orderId, { proven: true }),
  ];
  const end = (cookies: Cookies, set: Partial<typeof portalTokens.$inferInsert>) =>
    db
      .update(portalTokens)
      .set(set)
      .where(eq(portalTokens.tokenHash, portalHash(cookies[visitCookie] ?? '')));
  await end(expired, { createdAt: addMinutes(now, -60), expiresAt: addMinutes(now, -30) });
  await end(closed, { revokedAt: now });
  return {
    'no visit': {},
    'a garbage visit': { [visitCookie]: 'x'.repeat(43) },
    'an expired visit': expired,
    'a closed visit': closed,
  };
}

/** Somebody who has come in by this link. */
export const supplying = async (linkId: number): Promise<Cookies> => ({
  [supplierCookie]: await encode({ token: { linkId }, secret: secret(), salt: supplierCookie }),
});

export const aSupplierOf = async (locationId: number) =>
  supplying((await aSupplierLink(locationId, addMinutes(new Date(), -1))).linkId);

/** Suppliers whose link does not let them in any more, somebody else's, and cookies that were never given. */
export async function endedSuppliers(locationId: number): Promise<Record<string, Cookies>> {
  const now = new Date();
  const before = addMinutes(now, -3 * 24 * 60);
  const [revoked, expired] = await Promise.all([
    aSupplierLink(locationId, before),
    aSupplierLink(locationId, before, { days: 1 }),
  ]);
  await revokeSupplierLink(owner, { linkId: revoked.linkId }, now);
  const another = { token: { linkId: expired.linkId }, salt: supplierCookie };
  return {
    'a garbage supplier': { [supplierCookie]: 'x'.repeat(43) },
    'a supplier with a cookie of another secret': {
      [supplierCookie]: await encode({ ...another, secret: 'another secret of thirty-two characters' }),
    },
    'a supplier whose cookie is a staff cookie': {
      [supplierCookie]: await encode({ token: another.token, secret: secret() }),
    },
    'a supplier whose link was withdrawn': await supplying(revoked.linkId),
    'a supplier whose link has run out': await supplying(expired.linkId),
    'another supplier': await aSupplierOf((await aSupplier()).id),
  };
}
