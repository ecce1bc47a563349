import { expect, type Locator, type Page, test } from '@playwright/test';
import { demoPassword } from '@/db/seed/shop';
import { aHandedOverParcel, aPlacedOrder } from '../journeys';
import { daysLater, marketing, merchant } from '../world';
import { signedIn, signIn } from './signed-in';

const email = 'support@demo.example';
const soon = daysLater(1, new Date());
const nav = (page: Page): Locator => page.getByRole('navigation', { name: 'Office' });

test('a wrong password says so, and the address stays typed', async ({ page }) => {
  await page.goto('/sign-in');
  await signIn(page, { email, password: 'not the password' });
  await expect(page.getByText('E-mail and password do not match.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await page.goto('/office');
  await expect(page).toHaveURL('/sign-in');
});

test('signing out ends the session itself, not only its cookie', async ({ page, browser }) => {
  await page.goto('/sign-in');
  await signIn(page, { email, password: demoPassword });
  await expect(page).toHaveURL('/office');
  const copied = await page.context().cookies();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.context().addCookies(copied);
  await elsewhere.goto('/office');
  await expect(nav(elsewhere).getByRole('link', { name: 'Orders' })).toBeVisible();

  await nav(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL('/sign-in');
});

test('marketing reads orders without names and opens nothing of the warehouse', async ({ context }) => {
  const order = await aPlacedOrder({ paid: true, promisedAt: soon });
  const page = await signedIn(context, marketing.id);
  await page.goto(`/office/orders/${order.orderId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(order.number);
  await expect(page.getByText('A. L.')).toBeVisible();
  await expect(page.getByText('€20.00').first()).toBeVisible();
  for (const secret of ['Ada', 'Lovelace', 'Hauptstraße', '20095'])
    expect(await page.content()).not.toContain(secret);
  for (const verb of ['Hold…', 'Cancel…', 'Refund…'])
    await expect(page.getByRole('button', { name: verb })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Open at the bench' })).toHaveCount(0);
  for (const place of ['Fulfill', 'Returns', 'Messages', 'Team'])
    await expect(nav(page).getByRole('link', { name: place })).toHaveCount(0);

  for (const door of [
    '/office/fulfill',
    `/office/fulfill/${order.orderId}-1`,
    '/office/returns',
    '/office/messages',
  ]) {
    await page.goto(door);
    await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
    await expect(page.getByText(order.number)).toHaveCount(0);
  }
});

test('a merchant works on an order without seeing its money', async ({ context }) => {
  const order = await aHandedOverParcel({ price: 1337, paid: true, promisedAt: soon });
  const page = await signedIn(context, merchant.id);
  await page.goto(`/office/orders/${order.orderId}`);
  await expect(page.getByText('Ada Lovelace').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mark delivered' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Money' })).toHaveCount(0);
  const seen = await (await page.goto(`/office/orders/${order.orderId}`))?.text();
  for (const amount of ['€', '26.74', '13.37', ':2674', ':1337']) expect(seen).not.toContain(amount);
});
