import { expect, test } from '@playwright/test';
import { owner } from '../world';
import { walk } from './axe';
import { signedIn } from './signed-in';

test('staff meet no barrier at the shelves and in the settings, light or dark, also on a phone', async ({
  context,
}) => {
  test.setTimeout(180_000);
  const stock = '/office/inventory';
  const page = await signedIn(context, owner.id);
  const { met, open } = walk(page);
  for (const list of [`${stock}/transfers`, `${stock}/counts?tab=counted`, `${stock}/counts?tab=open`]) {
    await open(list);
    await open((await page.locator('main tbody a').first().getAttribute('href')) ?? 'no link in the list');
  }
  for (const path of ['incoming', 'import', 'transfers/new', 'counts/new']) await open(`${stock}/${path}`);
  for (const path of [
    '',
    '/locations',
    '/shipping',
    '/shipping/postcodes',
    '/suppliers',
    '/channels',
    '/safety',
  ])
    await open(`/office/settings${path}`);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['transfers', 'counts', 'incoming']) await open(`${stock}/${path}`);
  expect(met).toEqual([]);
});
