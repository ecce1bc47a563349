import { expect, type Page, test } from '@playwright/test';
import { setStockLimits } from '@/lib/inventory/set-stock-limits';
import { aLocation, aProduct, owner, unique } from '../world';
import { signedIn } from './signed-in';

/** Two locations of the shop, goods at the first and two of each at the second. */
async function aShelf(...onHand: number[]) {
  const from = await aLocation({ name: unique('Lyon') });
  const to = await aLocation({ name: unique('Porto') });
  const items = [];
  for (const units of onHand)
    items.push(
      await aProduct({
        stock: [
          { location: from, onHand: units },
          { location: to, onHand: 2 },
        ],
      }),
    );
  return { from, to, skus: items.map(({ sku }) => sku) };
}

/** The columns of one shelf in the grid, as somebody reads them. */
async function shelf(page: Page, sku: string, location: { name: string }) {
  await page.goto(`/office/inventory?q=${sku}`);
  const grid = page.getByRole('table', { name: 'Stock' });
  const heads = await grid.getByRole('columnheader').allTextContents();
  const row = grid.getByRole('row').filter({ hasText: sku }).filter({ hasText: location.name });
  const cells = await row.getByRole('cell').allTextContents();
  const of = (head: string) => Number(cells[heads.indexOf(head)] || 0);
  return { onHand: of('On hand'), incoming: of('Incoming') };
}

test('a transfer is drafted, sent, received in part and closed with the difference; the grid adds up', async ({
  context,
}) => {
  test.setTimeout(90_000);
  const { from, to, skus } = await aShelf(30, 8);
  const [bowl = '', vase = ''] = skus;
  const page = await signedIn(context, owner.id);
  await page.goto('/office/inventory/transfers');
  await page.getByRole('link', { name: 'New transfer' }).first().click();

  await test.step('a plan that cannot be is refused where it stands', async () => {
    await page.getByLabel('From').selectOption(from.code);
    await page.getByLabel('To', { exact: true }).selectOption(from.code);
    await page.getByLabel('Add goods').fill(`${bowl} × 12`);
    await page.getByLabel('Add goods').press('Enter');
    await page.getByRole('button', { name: 'Draft the transfer' }).click();
    await expect(page.getByText('Choose two different locations')).toBeVisible();
  });

  await test.step('drafted, it moves nothing', async () => {
    await page.getByLabel('To', { exact: true }).selectOption(to.code);
    await page.getByLabel('Add goods').fill(vase);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel(`How many of ${vase}`).fill('5');
    await page.getByRole('button', { name: 'Draft the transfer' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Transfer \d+$/ })).toBeVisible();
  });
  const here = page.url();
  expect(await shelf(page, bowl, from)).toEqual({ onHand: 30, incoming: 0 });

  await test.step('sent, it has left here and is expected there', async () => {
    await page.goto(here);
    await page.getByRole('button', { name: 'Send…' }).click();
    await page.getByRole('button', { name: 'Send 17 units' }).click();
    await expect(page.getByRole('heading', { name: `Receive at ${to.name}` })).toBeVisible();
    expect(await shelf(page, bowl, from)).toEqual({ onHand: 18, incoming: 0 });
    expect(await shelf(page, bowl, to)).toEqual({ onHand: 2, incoming: 12 });
    expect(await shelf(page, vase, to)).toEqual({ onHand: 2, incoming: 5 });
  });

  await test.step('a part arrives', async () => {
    await page.goto(here);
    await page.getByLabel(`How many of Thing ${bowl} arrived`).fill('7');
    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    await expect(page.getByText('12 of 17 arrived')).toBeVisible();
    expect(await shelf(page, bowl, to)).toEqual({ onHand: 9, incoming: 5 });
    expect(await shelf(page, vase, to)).toEqual({ onHand: 7, incoming: 0 });
  });

  await test.step('the rest is closed as missing, with its reason', async () => {
    await page.goto(here);
    await page.getByRole('button', { name: 'Close short…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(`5 of ${bowl} missing`);
    await dialog.getByLabel('Why it did not come').fill('Broken on the way');
    await dialog.getByRole('button', { name: 'Close it, 5 missing' }).click();
    await expect(page.getByText('Closed, 5 missing').first()).toBeVisible();
    await expect(page.getByText('Broken on the way')).toBeVisible();
    expect(await shelf(page, bowl, from)).toEqual({ onHand: 18, incoming: 0 });
    expect(await shelf(page, bowl, to)).toEqual({ onHand: 9, incoming: 0 });
  });
});

test('a stock file shows what it would change, leaves bad lines out, and is applied once', async ({
  context,
}) => {
  test.setTimeout(90_000);
  const { from, skus } = await aShelf(4, 9, 6);
  const [more = '', same = '', formula = ''] = skus;
  await setStockLimits(owner, { sku: same, location: from.code, safety: 2, lowAt: null }, new Date());
  const file = [
    'sku;location;on hand;safety',
    `${more};${from.code};11;1`,
    `${same};${from.code};9;`,
    `${formula};${from.code};=2+3;`,
    `NOBODY-HAS-THIS;${from.code};3;`,
    `${formula};${from.code};-4;`,
  ].join('\n');
  const name = `${unique('stock')}.csv`;
  const page = await signedIn(context, owner.id);
  await page.goto('/office/inventory/import');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByText('Choose a file first.')).toBeVisible();
  await page
    .getByLabel('File with stock')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: 'Show what it would change' }).click();

  const lines = page.getByRole('table', { name: 'Lines of the file' });
  await expect(page.getByText('5 lines, nothing has moved yet')).toBeVisible();
  await expect(lines.getByRole('row').filter({ hasText: more })).toContainText('4 → 11');
  await expect(lines.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: /^Problems/ }).click();
  await expect(lines.getByRole('row')).toHaveCount(4);
  await expect(lines.getByRole('row').filter({ hasText: 'NOBODY-HAS-THIS' })).toContainText('Left out');
  await expect(lines.getByRole('row').filter({ hasText: '=2+3' })).toContainText('not a whole number');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download 3 refused lines' }).click();
  expect((await download).suggestedFilename()).toBe('refused-lines.csv');
  expect(await shelf(page, more, from)).toEqual({ onHand: 4, incoming: 0 });

  await page.goto('/office/inventory/import');
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('The same file again changes nothing.')).toBeVisible();
  expect(await shelf(page, more, from)).toEqual({ onHand: 11, incoming: 0 });
  expect(await shelf(page, same, from)).toEqual({ onHand: 9, incoming: 0 });
  expect(await shelf(page, formula, from)).toEqual({ onHand: 6, incoming: 0 });
});

test('a count is entered blind, its differences are reviewed, and only then the shelf changes', async ({
  context,
}) => {
  test.setTimeout(90_000);
  const { from, skus } = await aShelf(12, 5, 3);
  const [few = '', right = '', left = ''] = skus;
  const page = await signedIn(context, owner.id);
  await page.goto('/office/inventory/counts/new');
  await page.getByLabel('Where').selectOption(from.code);
  await page.getByText('Some SKUs').click();
  await page.getByLabel('SKUs', { exact: true }).fill(skus.join('\n'));
  await page.getByRole('button', { name: 'Open the count' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Count \d+$/ })).toBeVisible();
  const here = page.url();

  await test.step('who counts sees no numbers of the books', async () => {
    await expect(page.getByText('12', { exact: true })).toHaveCount(0);
    const scan = page.getByLabel('Scan or type a code');
    await scan.fill('NOBODY-HAS-THIS');
    await scan.press('Enter');
    await expect(page.getByText('Nothing in the catalog has the code NOBODY-HAS-THIS.')).toBeVisible();
    await scan.fill(`${few} × 8`);
    await scan.press('Enter');
    await expect(page.getByRole('status')).toContainText('8 of');
    await scan.fill(few);
    await scan.press('Enter');
    await expect(page.getByRole('status')).toContainText('9 of');
    const field = page.getByLabel(`How many of Thing ${right}`);
    await field.fill('5');
    await field.press('Enter');
    await expect(page.getByText('2 of 3 counted').first()).toBeVisible();
  });

  await test.step('the differences stand beside what the books said, and nothing has moved', async () => {
    await page.getByRole('button', { name: 'Done counting…' }).click();
    await page.getByRole('button', { name: 'Show the differences' }).click();
    const lines = page.getByRole('table', { name: 'Lines of the count' });
    await expect(lines.getByRole('row').filter({ hasText: few })).toContainText('−3');
    await expect(lines.getByRole('row')).toHaveCount(2);
    expect(await shelf(page, few, from)).toEqual({ onHand: 12, incoming: 0 });
  });

  await test.step('one is counted again, then the difference is posted', async () => {
    await page.goto(here);
    const again = page.getByLabel(/^How many of/);
    await again.fill('10');
    await again.blur();
    await expect(
      page.getByRole('table', { name: 'Lines of the count' }).getByRole('row').filter({ hasText: few }),
    ).toContainText('−2');
    await page.getByRole('button', { name: 'Post 1 difference' }).click();
    await expect(page.getByText('Posted').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Post/ })).toHaveCount(0);
    expect(await shelf(page, few, from)).toEqual({ onHand: 10, incoming: 0 });
    expect(await shelf(page, right, from)).toEqual({ onHand: 5, incoming: 0 });
    expect(await shelf(page, left, from)).toEqual({ onHand: 3, incoming: 0 });
  });
});
