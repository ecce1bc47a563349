import { expect, test } from '@playwright/test';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { sendingsOf } from '../journeys';
import {
  aLocation,
  anOrder,
  aProduct,
  daysLater,
  levelsOf,
  merchant,
  minutesLater,
  owner,
  unique,
} from '../world';
import { signedIn } from './signed-in';

test('a store rejects a shipment: it goes out from elsewhere at once, and the page says where and why', async ({
  browser,
}) => {
  const now = new Date();
  const store = await aLocation({ kind: 'store', name: unique('Altona') });
  const far = await aLocation({ name: unique('Munich'), latitude: 48.14, longitude: 11.58 });
  const stock = [store, far].map((location) => ({ location, onHand: 5 }));
  const [cup, pot] = [await aProduct({ stock }), await aProduct({ stock })];
  const lines = [cup, pot].map(({ sku }) => ({ sku, quantity: 2, location: store.code }));
  const order = await anOrder({ lines, promisedAt: daysLater(3, now).toISOString() }, owner, now);
  const name = `${order.number}-1`;

  const shop = await browser.newContext();
  const page = await signedIn(shop, merchant.id);
  await page.goto(`/office/fulfill/${order.orderId}-1`);
  await page.getByRole('button', { name: 'Reject…' }).click();
  const dialog = page.getByRole('dialog', { name: `Reject units of ${name} at ${store.name}` });
  const preview = dialog.getByLabel('Preview');
  await expect(preview).toContainText(`4 units go out from ${far.name}.`);
  await expect(preview).not.toContainText('on hand');
  await dialog.getByLabel('Some are missing').check();
  await expect(preview).toContainText(`${store.name}: ${cup.sku} −2 on hand, −2 reserved`);
  expect(await sendingsOf(order.orderId)).toEqual([[store.id, 'planned', 4]]);
  await dialog.getByRole('button', { name: 'Reject these units' }).click();
  await expect(page.getByText(`4 units go out from ${far.name}.`, { exact: true })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`location=${store.id}`));

  expect(await sendingsOf(order.orderId)).toEqual([[far.id, 'planned', 4]]);
  expect((await levelsOf(cup.sku)).map(({ onHand, reserved }) => [onHand, reserved])).toEqual([
    [3, 0],
    [5, 2],
  ]);
  await page.goto(`/office/orders/${order.orderId}`);
  await expect(page.getByText(`Why ${far.name}`)).toBeVisible();
  await expect(page.getByText(/4 units rejected, they are missing\. 4 sent from elsewhere/)).toBeVisible();
  await shop.close();
});

test('what no place can send stands in the queue with its age and its reason, and leaves it', async ({
  browser,
}) => {
  const placed = minutesLater(-3 * 60 - 5, new Date());
  const store = await aLocation({ kind: 'store', name: unique('Altona') });
  const far = await aLocation({ name: unique('Munich'), latitude: 48.14, longitude: 11.58 });
  const { sku } = await aProduct({ stock: [{ location: store, onHand: 5 }] });
  const lines = [{ sku, quantity: 2 }];
  const promisedAt = daysLater(3).toISOString();
  const [first, second] = [
    await anOrder({ lines, promisedAt }, owner, placed),
    await anOrder({ lines, promisedAt }, owner, placed),
  ];
  const context = await browser.newContext();
  const page = await signedIn(context, owner.id);
  for (const { orderId } of [first, second]) {
    await page.goto(`/office/orders/${orderId}`);
    await page.getByRole('button', { name: 'Reject…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Preview')).toContainText('2 units wait: no other location has them.');
    await dialog.getByRole('button', { name: 'Reject these units' }).click();
    await expect(page.getByText('Why it waits')).toBeVisible();
  }

  await page.goto('/office/fulfill');
  await page.getByRole('link', { name: /^Cannot be filled/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cannot be filled' })).toBeVisible();
  const rowOf = ({ number }: { number: string }) =>
    page.getByRole('listitem').filter({ has: page.getByRole('link', { name: `${number}-1`, exact: true }) });
  for (const order of [first, second]) {
    await expect(rowOf(order)).toContainText('3 hours');
    await expect(rowOf(order)).toContainText(`${store.name} could not send it, and no other place has it.`);
    await expect(rowOf(order)).toContainText('No goods expected');
  }

  await test.step('trying again does not send it back to who has rejected it', async () => {
    await rowOf(first).getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('No place can send it yet.', { exact: true })).toBeVisible();
    expect(await sendingsOf(first.orderId)).toEqual([[null, 'waiting', 2]]);
  });

  await test.step('stock that arrives elsewhere takes it out of the queue', async () => {
    await receiveStock(owner, { location: far.code, lines }, new Date());
    await page.reload();
    await expect(rowOf(second)).toBeVisible();
    await expect(rowOf(first)).toHaveCount(0);
    expect(await sendingsOf(first.orderId)).toEqual([[far.id, 'planned', 2]]);
  });

  await test.step('a person may send it back by hand, and sees what each place could give', async () => {
    await rowOf(second).getByRole('button', { name: 'Move…' }).click();
    const dialog = page.getByRole('dialog', { name: `Choose who sends ${second.number}-1` });
    await expect(dialog).toContainText('could not send it before');
    await dialog.getByLabel(store.name).check();
    await expect(dialog.getByLabel('Preview')).toContainText(`${store.name}: ${sku} +2 reserved`);
    await dialog.getByRole('button', { name: 'Move these units' }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(second)).toHaveCount(0);
    expect(await sendingsOf(second.orderId)).toEqual([[store.id, 'planned', 2]]);
    await page.goto(`/office/orders/${second.orderId}`);
    await expect(page.getByText(`Olga Owner chose ${store.name}.`)).toBeVisible();
  });
  await context.close();
});
