import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { hostCookie } from './host-cookie';
import { authSecret } from './secret';

/** A browser in which somebody has signed in: it opens nothing, it only has tries of its own at the password. */
export type Device = { id: string; staffId: number };

const cookie = hostCookie('waybill.device');
const seconds = 180 * 86_400;
/** Part of the key, so that no other cookie of ours can be passed off as this one. */
const salt = 'waybill.device';
const Known = z.object({ device: z.string(), staffId: z.int() });

export async function knownDevice(): Promise<Device | undefined> {
  const token = (await cookies()).get(cookie.name)?.value;
  if (!token) return undefined;
  try {
    const { device, staffId } = Known.parse(await decode({ token, secret: authSecret(), salt }));
    return { id: device, staffId };
  } catch {
    return undefined;
  }
}

/** After the right password: the same browser keeps its name for the same person. */
export async function rememberDevice(staffId: number, known: Device | undefined) {
  const id = known?.staffId === staffId ? known.id : randomBytes(16).toString('base64url');
  const value = await encode({ token: { device: id, staffId }, secret: authSecret(), salt, maxAge: seconds });
  (await cookies()).set(cookie.name, value, { ...cookie.options, maxAge: seconds });
}
