import { expect, test } from '@playwright/test';
import { sendingsOf } from '../journeys';
import { aSupplier } from '../suppliers';
import { aLocation, anOrder, aProduct, levelsOf, owner, unique } from '../world';
import { letterOf } from './afterwards';
import { signedIn } from './signed-in';

test('a supplier accepts, sends and declines by a link, without an account and without script', async ({
  browser,
  context,
}) => {
  test.setTimeout(240_000);
  const place = await aSupplier();
  const far = await aLocation({ latitude: 38.72, longitude: -9.14, country: 'PT', postcode: '1100-048' });
  const { sku } = await aProduct({
    stock: [
      { location: place, onHand: 9 },
      { location: far, onHand: 9 },
    ],
  });
  const now = new Date();
  const order = () =>
    anOrder(
      { lines: [{ sku, quantity: 2, location: place.code }], giftMessage: 'Happy birthday' },
      owner,
      now,
    );
  const [first, second] = [await order(), await order()];
  const office = await signedIn(context, owner.id);

  const link = await test.step('the owner issues a link', async () => {
    await office.goto('/office/settings/suppliers');
    const mine = office.locator('section').filter({ hasText: place.name });
    await expect(mine).toContainText('2 to accept');
    await expect(mine).toContainText('No link works');
    await mine.getByRole('button', { name: 'Issue a link…' }).click();
    await office.getByLabel('Works for how many days').fill('30');
    await office.getByRole('button', { name: 'Issue the link' }).click();
    const url = await office.getByTestId('supplier-link').textContent();
    await office.getByRole('button', { name: 'Done' }).click();
    await expect(mine).toContainText('Not used yet');
    if (!url) throw new Error('No link was shown.');
    return url;
  });

  const visitor = await browser.newContext({ javaScriptEnabled: false });
  const page = await visitor.newPage();
  await test.step('the link shows a button, and only the button opens', async () => {
    await page.goto('/supplier');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the link in our letter');
    await page.goto(new URL(link).pathname);
    await page.getByRole('button', { name: 'Open the shipments' }).click();
    await expect(page).toHaveURL(/\/supplier$/);
    await expect(page.getByText(`${first.number}-1`)).toBeVisible();
    await expect(page.getByText(`${second.number}-1`)).toBeVisible();
  });

  const tracking = `S${unique('9').replace('-', '').toUpperCase()}`;
  await test.step('it is accepted, then its address and slip are there, and it leaves', async () => {
    await page.getByRole('link', { name: `${first.number}-1` }).click();
    await expect(page.getByText('Hauptstraße 7')).toHaveCount(0);
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('Hauptstraße 7')).toBeVisible();
    await expect(page.getByText('Happy birthday')).toBeVisible();
    await page.getByRole('link', { name: 'Print the slip' }).click();
    await expect(page.getByRole('article', { name: `Packing slip ${first.number}-1` })).toContainText(sku);
    await page.goBack();
    await page.getByLabel('Carrier').fill('DHL');
    await page.getByLabel('Tracking number').fill(tracking);
    await page.getByRole('button', { name: 'It has left' }).click();
    await expect(page.getByText(tracking)).toBeVisible();
    await expect(page.getByText('Hauptstraße 7')).toHaveCount(0);
  });

  await test.step('the customer is told and sees one order', async () => {
    const letter = await letterOf(first.orderId, 'parcel-shipped');
    expect(letter.plain).toContain(tracking);
    const customer = await browser.newPage();
    await customer.goto('/');
    await customer.getByLabel('Order number').fill(first.number);
    await customer.getByLabel('E-mail, postcode or phone').fill('20095');
    await customer.getByRole('button', { name: 'Show my order' }).click();
    await expect(customer.getByText(tracking)).toBeVisible();
    await customer.close();
  });

  await test.step('the second is declined and goes out from elsewhere', async () => {
    await page.goto(`/supplier/${second.orderId}-1`);
    await page.getByText('Decline it').click();
    await page.getByLabel('Why').selectOption({ label: 'Out of stock: I have none left at all' });
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    await expect(page.getByText('It is sent from elsewhere now')).toBeVisible();
    expect(await sendingsOf(second.orderId)).toEqual([[far.id, 'planned', 2]]);
    expect((await levelsOf(sku)).map(({ onHand, reserved }) => [onHand, reserved])).toEqual([
      [0, 0],
      [9, 2],
    ]);
    await office.goto(`/office/orders/${second.orderId}`);
    await expect(office.getByText(`from ${far.name}`)).toBeVisible();
    await expect(office.getByText(/the supplier declined 2 units, nothing of it is left/)).toBeVisible();
  });

  await test.step('withdrawn, the next step says so', async () => {
    await office.goto('/office/settings/suppliers');
    const mine = office.locator('section').filter({ hasText: place.name });
    await mine.getByRole('button', { name: 'Withdraw…' }).click();
    await office.getByRole('button', { name: 'Withdraw it' }).click();
    await expect(mine).toContainText('Withdrawn');
    await page.goto('/supplier');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open the link in our letter');
    await page.goto(new URL(link).pathname);
    await page.getByRole('button', { name: 'Open the shipments' }).click();
    await expect(page.getByRole('alert')).toContainText('This link does not work');
  });
  await visitor.close();
});
