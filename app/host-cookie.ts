import 'server-only';

const https = process.env.NEXTAUTH_URL?.startsWith('https://') ?? false;

/** `__Host-` binds the cookie to this host, but browsers take it over https only. */
export const hostCookie = (name: string) => ({
  name: https ? `__Host-${name}` : name,
  options: { httpOnly: true, sameSite: 'lax', secure: https, path: '/' } as const,
});
