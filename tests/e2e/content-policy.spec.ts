import { expect, type Page, test } from '@playwright/test';
import { issueLink } from '@/lib/customers/issue-link';
import { system } from '@/lib/staff/permissions';
import { addressOf } from '@/scripts/prove/http/actions';
import { visiting } from '@/scripts/prove/http/people';
import { builtPages } from '@/scripts/prove/http/routes';
import { aReturn } from '../journeys';
import { orderNow, owner } from '../world';
import { signedIn } from './signed-in';

const address = process.env.WAYBILL_E2E_URL ?? 'http://localhost:3000';

/** What the browser says it refused, from the first byte on. */
async function listening(page: Page) {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to|violates/i.test(message.text())) refused.push(message.text());
  });
  page.on('pageerror', (error) => refused.push(`threw ${error.message}`));
  return refused;
}

/** React has taken the page over: elements know their component. */
const isAlive = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, form')].some((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    ),
  );

test('every page comes alive under the policy, and the browser refuses nothing', async ({ context }) => {
  test.setTimeout(300_000);
  const { orderId, sku, rma } = await aReturn();
  const { token } = await issueLink(system('letters'), { orderId, purpose: 'track' }, new Date());
  const { customerId } = await orderNow(orderId);
  const params = {
    orderId,
    sku,
    rma,
    shipment: `${orderId}-1`,
    customerId: customerId ?? 0,
    messageId: 1,
    token,
  };
  const page = await signedIn(context, owner.id);
  const visit = await visiting(orderId, { proven: true });
  await context.addCookies(Object.entries(visit).map(([name, value]) => ({ name, value, url: address })));
  const refused = await listening(page);

  const places = [
    ...builtPages().map((route) => addressOf(route, params)),
    '/nothing-here',
    '/office/nothing-here',
  ];
  for (const place of places) {
    await page.goto(place);
    await expect.poll(() => isAlive(page), { message: `${place} is not alive` }).toBe(true);
    expect(refused, place).toEqual([]);
  }
  expect(places.length).toBeGreaterThan(20);
});

test('a script that somebody smuggled in does not run', async ({ page }) => {
  await page.goto('/');
  const refused = await listening(page);
  const ran = await page.evaluate(async () => {
    const seen = window as unknown as { smuggled?: boolean };
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.smuggled = true">');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return seen.smuggled ?? false;
  });
  expect(ran).toBe(false);
  expect(refused.length).toBeGreaterThan(0);
});
