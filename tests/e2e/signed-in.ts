import type { BrowserContext, Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { system } from '@/lib/staff/permissions';
import { startSession } from '@/lib/staff/start-session';

const address = process.env.WAYBILL_E2E_URL ?? 'http://localhost:3000';

/** A session as the sign-in page would have made it, without waiting for the password's hash each time. */
export async function signedIn(context: BrowserContext, staffId: number): Promise<Page> {
  const { sid } = await startSession(system('sign-in'), { staffId }, new Date());
  const value = await encode({ token: { sid }, secret: process.env.NEXTAUTH_SECRET ?? '' });
  await context.addCookies([{ name: 'waybill.staff', value, url: address, httpOnly: true, sameSite: 'Lax' }]);
  return context.newPage();
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
