import { expect, test } from '@playwright/test';
import { getDraft } from '@/lib/orders/draft-queries';
import { saveDraft } from '@/lib/orders/save-draft';
import { draftOf, typedLine } from '../drafts';
import {
  aChannel,
  aLocation,
  anOrder,
  aProduct,
  levelsOf,
  only,
  orderNow,
  owner,
  support,
  unique,
} from '../world';
import { signedIn } from './signed-in';

async function aShop(onHand = 9) {
  const location = await aLocation({ name: unique('Lyon') });
  const product = await aProduct({ price: 2000, stock: [{ location, onHand }] });
  return { location, ...product };
}

test('a phone order: an own price, a line of its own, a corrected address, a gift note, placed once and found', async ({
  context,
}) => {
  const { sku, location } = await aShop();
  const name = unique('Nora Simons');
  const page = await signedIn(context, support.id);
  await page.goto('/office/orders');
  await page.getByRole('link', { name: 'New order' }).click();
  await page.getByLabel('Find a customer').fill(name);
  await page.getByRole('button', { name: `New customer: ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Draft \d+$/);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
  const draftId = Number(new URL(page.url()).pathname.split('/').at(-1));

  const add = page.getByLabel('Add an item');
  await add.fill(sku);
  await expect(page.getByRole('option', { name: new RegExp(sku) })).toContainText(`${location.name} 9`);
  await add.press('Enter');
  await expect(page.getByLabel(`Quantity of Thing ${sku}`, { exact: true })).toHaveValue('1');
  await page.getByRole('button', { name: `One more, Quantity of Thing ${sku}` }).click();
  await expect(page.getByRole('list', { name: 'Items' })).toContainText('€40.00');
  await page.getByLabel(`Unit price of Thing ${sku}`, { exact: true }).fill('18,50');
  await page.getByLabel('Why this price').first().fill('Scratched');
  await page.getByRole('button', { name: 'Add a line of your own' }).click();
  await page.getByLabel('What it is').fill('Engraving');
  await page.getByLabel('Unit price of this line').fill('12');

  await page.getByLabel('E-mail').fill(`${unique('nora')}@example.com`);
  await page.getByLabel('Street and number').first().fill('Hauptstraße 7');
  await page.getByLabel('Postcode').first().fill('2O095');
  await page.getByLabel('Town').first().fill('Hamburg');
  await page.getByLabel('Country').first().selectOption('DE');
  await page.getByRole('button', { name: /^Use Hauptstraße 7, 20095 Hamburg/ }).click();
  await expect(page.getByLabel('Postcode').first()).toHaveValue('20095');
  await page.getByLabel('Gift note').fill('Happy birthday');
  await page.getByLabel('Shipping in EUR').fill('4.90');
  await page.getByLabel('Why this price').last().fill('Agreed on the phone');
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(page.getByText('€53.90')).toBeVisible();
  expect(only(await levelsOf(sku)).reserved).toBe(0);
  expect((await getDraft(owner, draftId))?.content.giftMessage).toBe('Happy birthday');

  await page.getByRole('button', { name: 'Review order' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`€53.90 for ${name}`);
  const preview = page.getByLabel('Preview');
  await expect(preview).toContainText('Total €0.00, then €53.90');
  await expect(preview).toContainText(`${location.name}: ${sku} +2 reserved`);
  expect(only(await levelsOf(sku)).reserved).toBe(0);
  await page.getByRole('button', { name: 'Place order' }).dblclick();

  await expect(page).toHaveURL(/\/office\/orders\/\d+$/);
  const number = await page.getByRole('heading', { level: 1 }).textContent();
  await expect(page.getByText('Own price: Scratched')).toBeVisible();
  await expect(page.getByText('Gift note: “Happy birthday”')).toBeVisible();
  expect(only(await levelsOf(sku)).reserved).toBe(2);
  const orderId = Number(page.url().split('/').at(-1));
  expect(await orderNow(orderId)).toMatchObject({ totalAmount: 5390, externalId: `draft-${draftId}` });
  await page.goto(`/office/orders?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('table', { name: 'Orders' }).locator('[data-row-link]')).toHaveText([
    number ?? '',
  ]);
});

test('what stands against it is said at its field, and a likely duplicate is shown before it is placed', async ({
  context,
}) => {
  const { sku, location } = await aShop(4);
  const { code: channel } = await aChannel();
  const who = { name: unique('Nora Simons'), email: `${unique('nora')}@example.com` };
  const placed = await anOrder(
    { channel: { code: channel }, lines: [{ sku, quantity: 2 }], customer: who },
    owner,
    new Date(Date.now() - 40 * 60_000),
  );
  const content = draftOf({
    channel,
    customer: { ...who, phone: '', language: 'en' },
    lines: [typedLine({ sku, quantity: '3' })],
  });
  const { draftId } = await saveDraft(support, { content }, new Date());
  const page = await signedIn(context, support.id);
  await page.goto(`/office/orders/drafts/${draftId}`);
  await expect(page.getByText('Only 2 of 3 are there')).toBeVisible();
  await expect(
    page.getByText(`${who.name} ordered 2 of Thing ${sku} 40 minutes ago: ${placed.number}.`),
  ).toBeVisible();
  await page.getByLabel(`Quantity of Thing ${sku}`, { exact: true }).fill('2');
  await expect(page.getByText('Only 2 of 3 are there')).toHaveCount(0);
  await expect(page.getByText(`${location.name} has 2`)).toBeVisible();
  await page.getByLabel('Street and number').first().fill('');
  await page.getByRole('button', { name: 'Review order' }).first().click();
  await expect(page.getByText('Write the street')).toBeVisible();
  await page.getByRole('link', { name: 'Complete it' }).click();
  await page.getByLabel('Street and number').first().fill('Hauptstraße 7');
  await page.getByRole('button', { name: 'Review order' }).first().click();
  await page.getByRole('button', { name: 'Place anyway' }).click();
  await expect(page).toHaveURL(/\/office\/orders\/\d+$/);
});

test('without script a draft is begun, filled and saved by its buttons', async ({ browser }) => {
  const { sku } = await aShop();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await signedIn(context, support.id);
  await page.goto('/office/orders/new?q=0151%2012345678');
  await page.getByRole('button', { name: 'New customer: 0151 12345678' }).click();
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('0151 12345678');
  await page.getByLabel('Name', { exact: true }).fill('Nora');
  await page.getByLabel('Add an item').fill(sku);
  await page.getByLabel('Add an item').press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nora');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByLabel(`Quantity of Thing ${sku}`, { exact: true })).toHaveValue('1');
  await context.close();
});
