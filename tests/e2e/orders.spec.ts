import { expect, type Page, test } from '@playwright/test';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { lockOrder } from '@/lib/orders/tx';
import { aDeliveredOrder, aPackedParcel, aPlacedOrder, aReturn, handedOverAt, holdOpen } from '../journeys';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  daysLater,
  levelsOf,
  only,
  orderNow,
  owner,
  unique,
} from '../world';
import { signedIn } from './signed-in';

/** Orders left behind late would be work that nobody opened. */
const soon = daysLater(1, new Date());

const open = async (page: Page, orderId: number, number: string) => {
  await page.goto(`/office/orders/${orderId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(number);
};

test('an order on hold is not picked until it is released', async ({ context }) => {
  const { orderId, number } = await aPlacedOrder({ quantity: 2, promisedAt: soon });
  const page = await signedIn(context, owner.id);
  await open(page, orderId, number);
  await page.getByRole('button', { name: 'Hold…' }).click();
  const dialog = page.getByRole('dialog', { name: `Hold order ${number}` });
  await dialog.getByLabel('Why').selectOption('Customer asked');
  await dialog.getByLabel('Note').fill('Back from holiday on Monday.');
  await dialog.getByRole('button', { name: 'Hold' }).click();
  await expect(page.getByText('On hold: Customer asked').first()).toBeVisible();
  await expect(page.getByText('Back from holiday on Monday.').first()).toBeVisible();
  expect((await orderNow(orderId)).status).toBe('on_hold');

  await page.getByRole('link', { name: 'Open at the bench' }).click();
  await expect(page.getByText('Nothing of it may be picked now.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pick/ })).toHaveCount(0);

  await open(page, orderId, number);
  await page.getByRole('button', { name: 'Release' }).click();
  await expect(page.getByText(/^On hold/)).toHaveCount(0);
  expect((await orderNow(orderId)).status).toBe('open');
});

test('an order of the phone waits until somebody has verified it', async ({ context }) => {
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const channel = await aChannel({ autoConfirm: false });
  const { orderId, number } = await anOrder({ channel, lines: [{ sku, quantity: 1 }] }, owner, new Date());
  const page = await signedIn(context, owner.id);
  await open(page, orderId, number);
  await expect(page.getByText('This order waits to be verified')).toBeVisible();
  await page.getByRole('button', { name: 'Verify order' }).click();
  await expect(page.getByText('This order waits to be verified')).toHaveCount(0);
  expect((await orderNow(orderId)).status).toBe('open');
});

test('canceling one of three says what it does to money, stock and customer, then does it', async ({
  context,
}) => {
  const order = await aPlacedOrder({ quantity: 3, price: 1000, onHand: 5, paid: true, promisedAt: soon });
  const { orderId, number, sku, location } = order;
  const page = await signedIn(context, owner.id);
  await open(page, orderId, number);
  const before = await orderNow(orderId);

  await page.getByRole('button', { name: 'Cancel…' }).click();
  const dialog = page.getByRole('dialog', { name: `Cancel in order ${number}` });
  await dialog.getByLabel(`Thing ${sku}`).fill('1');
  await dialog.getByLabel('Why').selectOption('Out of stock');
  const preview = dialog.getByLabel('Preview');
  await expect(preview).toContainText('Credited €0.00, then €10.00');
  await expect(preview).toContainText('Owed to the customer €0.00, then €10.00');
  await expect(preview).toContainText(`${location.name}: ${sku} −1 reserved`);
  await expect(preview).toContainText('Items canceled, by e-mail');
  expect(await orderNow(orderId)).toEqual(before);
  expect(only(await levelsOf(sku))).toMatchObject({ onHand: 5, reserved: 3 });

  await dialog.getByRole('button', { name: 'Cancel these units' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Canceled: 1 × Thing ${sku}`)).toBeVisible();
  await expect(page.getByText('Owed to the customer')).toBeVisible();
  expect(await orderNow(orderId)).toMatchObject({
    creditedAmount: 1000,
    capturedAmount: 3000,
    dueAmount: -1000,
  });
  expect(only(await levelsOf(sku))).toMatchObject({ onHand: 5, reserved: 2 });
});

test('an order that somebody else is changing says so, and the second try works', async ({ context }) => {
  const { orderId, number } = await aPlacedOrder({ promisedAt: soon });
  const page = await signedIn(context, owner.id);
  await open(page, orderId, number);
  const holding = await holdOpen((tx) => lockOrder(tx, orderId));
  await page.getByLabel('Comment for colleagues').fill('Left at the door');
  const add = page.getByRole('button', { name: 'Add comment' });
  await add.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else' })).toHaveText(
    'Somebody else is changing this right now. Try again in a moment.',
  );
  await expect(page.getByLabel('Comment for colleagues')).toHaveValue('Left at the door');
  await holding.letGo();
  await add.click();
  await expect(page.getByText('Left at the door', { exact: false }).first()).toBeVisible();
});

test('an order is found by its number, its customer’s e-mail and its tracking number', async ({
  context,
}) => {
  const email = `${unique('ada')}@example.com`;
  const { sku } = await aProduct({ stock: [{ location: await aLocation(), onHand: 5 }] });
  const mailed = await anOrder(
    { lines: [{ sku, quantity: 1 }], customer: { email, name: 'Ada Lovelace' } },
    owner,
    new Date(),
  );
  const sent = await aPackedParcel({ promisedAt: soon });
  const trackingNumber = `00340${sent.parcelId}`;
  await handOverParcel(owner, { parcelId: sent.parcelId, carrier: 'DHL', trackingNumber }, handedOverAt);
  const page = await signedIn(context, owner.id);
  await page.goto('/office');
  const find = async (words: string) => {
    const box = page.getByLabel('Find or scan an order').filter({ visible: true });
    await box.fill(words);
    await box.press('Enter');
  };
  const numbers = page.getByRole('table', { name: 'Orders' }).locator('[data-row-link]');
  await find(email);
  await expect(numbers).toHaveText([mailed.number]);
  await find(`0034 0${sent.parcelId}`);
  await expect(numbers).toHaveText([sent.number]);
  await find(sent.number.toLowerCase());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sent.number);
});

test('nothing scrolls sideways on a narrow phone', async ({ browser }) => {
  const placed = await aPlacedOrder({ quantity: 3, paid: true, promisedAt: soon });
  const delivered = await aDeliveredOrder({ paid: true });
  const { rma } = await aReturn();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await signedIn(context, owner.id);
  const wide: string[] = [];
  const look = async (path: string) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) wide.push(`${path} is ${width} px wide`);
  };
  for (const path of [
    '/office',
    '/office/orders',
    `/office/orders/${delivered.orderId}`,
    `/office/orders/${placed.orderId}`,
    `/office/fulfill?location=${placed.location.id}`,
    `/office/fulfill/${placed.orderId}-1`,
    '/office/returns',
    `/office/returns/${rma}`,
    '/office/inventory',
    `/office/inventory/${placed.sku}`,
    '/office/customers',
    '/office/messages',
    '/office/feedback',
    '/office/team',
    '/',
  ])
    await look(path);

  await page.getByLabel('Order number').fill(delivered.number);
  await page.getByLabel('E-mail, postcode or phone').fill('20095');
  await page.getByRole('button', { name: 'Show my order' }).click();
  await expect(page).toHaveURL('/track');
  for (const path of ['/track', '/return']) await look(path);
  expect(wide).toEqual([]);
});
