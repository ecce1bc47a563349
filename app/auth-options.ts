import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { Refusal } from '@/lib/errors';
import { checkPassword } from '@/lib/staff/check-password';
import { endSession } from '@/lib/staff/end-session';
import { CheckPasswordInput } from '@/lib/staff/inputs';
import { system } from '@/lib/staff/permissions';
import { SESSION_HOURS } from '@/lib/staff/rules';
import { startSession } from '@/lib/staff/start-session';
import { addressOf } from './caller';
import type { Device } from './device';
import { hostCookie } from './host-cookie';
import { log } from './log';
import { ownPath } from './own-path';
import { authSecret } from './secret';

declare module 'next-auth' {
  interface User {
    sid?: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string;
  }
}

export const signInDoor = system('sign-in');
export const sessionSeconds = SESSION_HOURS * 3600;

export const sessionCookie = hostCookie('waybill.staff');

/** The only way in: password, then a session row of ours. */
export async function openSession(
  credentials: unknown,
  headers: Headers,
  device?: Device,
): Promise<{ sid: string; staffId: number }> {
  const { email, password } = credentials as Record<string, unknown>;
  const input = CheckPasswordInput.safeParse({ email, password, address: addressOf(headers), device });
  if (!input.success) throw new Refusal('unauthenticated', 'E-mail and password do not match.');
  const at = new Date();
  const { staffId } = await checkPassword(signInDoor, input.data, at);
  return { ...(await startSession(signInDoor, { staffId }, at)), staffId };
}

/** next-auth puts what `authorize` throws into the address bar, so nothing but two fixed answers leaves it. */
async function authorize(credentials: Record<string, string> | undefined, headers: Headers) {
  try {
    const { sid } = await openSession(credentials, headers);
    return { id: 'staff', sid };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      log.error({ event: 'sign-in failed', fault: error });
      return null;
    }
    if (error.code === 'too_many') throw new Error('TooManyTries');
    return null;
  }
}

export const authOptions = (): NextAuthOptions => ({
  secret: authSecret(),
  session: { strategy: 'jwt', maxAge: sessionSeconds, updateAge: 300 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: { sessionToken: sessionCookie },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      authorize: (credentials, request) =>
        authorize(credentials, new Headers(request.headers as Record<string, string>)),
    }),
  ],
  callbacks: {
    // The token carries nothing but the session's key: name, role and rights are read from the database.
    jwt: ({ token, user }) => ({ sid: user?.sid ?? token.sid }),
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) =>
      baseUrl + ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
  },
  events: {
    signOut: async ({ token }) => {
      if (token?.sid) await endSession(signInDoor, { sid: token.sid }, new Date());
    },
  },
});
