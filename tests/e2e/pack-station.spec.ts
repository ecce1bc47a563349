import { expect, type Page, test } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { db } from '@/db';
import { events, parcelLines, variants } from '@/db/schema';
import { saveBox } from '@/lib/fulfillment/save-box';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { parcelNow } from '../journeys';
import {
  aLocation,
  anOrder,
  aProduct,
  daysLater,
  levelsOf,
  merchant,
  only,
  owner,
  shipmentsOf,
  support,
  unique,
} from '../world';
import { signedIn } from './signed-in';

declare global {
  interface Window {
    printed: number;
  }
}

/** As a scanner does: characters a few milliseconds apart, then Enter, whatever has the focus. */
async function scan(page: Page, code: string) {
  await page.keyboard.type(code, { delay: 2 });
  await page.keyboard.press('Enter');
}
const count = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Items' }).getByRole('listitem').filter({ hasText: name });

async function aBench() {
  const place = await aLocation();
  const [bowl, cup, lamp] = [
    await aProduct({ stock: [{ location: place, onHand: 20 }] }),
    await aProduct({ stock: [{ location: place, onHand: 20 }] }),
    await aProduct(),
  ];
  const barcode = `4${String(Date.now()).slice(-11)}7`;
  await db.update(variants).set({ barcode, weightG: 500 }).where(eq(variants.sku, bowl.sku));
  await db.update(variants).set({ weightG: 200 }).where(eq(variants.sku, cup.sku));
  const boxName = unique('Box');
  const box = await saveBox(
    owner,
    { name: boxName, key: null, lengthMm: 300, widthMm: 200, heightMm: 150, tareG: 150, maxG: 9000 },
    new Date(),
  );
  const order = (shipDay: number, lines: { sku: string; quantity: number }[]) =>
    anOrder({ lines, shipBy: daysLater(shipDay, new Date()).toISOString() }, owner, new Date());
  const first = await order(1, [
    { sku: bowl.sku, quantity: 2 },
    { sku: cup.sku, quantity: 3 },
  ]);
  const second = await order(2, [{ sku: cup.sku, quantity: 1 }]);
  return { place, bowl: bowl.sku, cup: cup.sku, lamp: lamp.sku, barcode, box, boxName, first, second };
}

test('a shipment is scanned, packed, labeled and handed over without a mouse', async ({
  context,
  browser,
}) => {
  const { place, bowl, cup, lamp, barcode, box, boxName, first, second } = await aBench();
  const page = await signedIn(context, merchant.id);
  await page.addInitScript(() => {
    window.printed = 0;
    window.print = () => {
      window.printed += 1;
    };
  });
  const alarm = page.getByRole('alert').filter({ hasText: 'Put it back' });

  await test.step('an idle station opens what is scanned, and says what it does not know', async () => {
    await page.goto(`/office/fulfill/station?location=${place.id}`);
    await expect(page.getByRole('heading', { name: `${first.number}-1` })).toBeVisible();
    // It listens from then on; what is typed into a page that is still loading is lost.
    await expect(page.getByLabel('Scan an order or a parcel')).toBeFocused();
    await scan(page, 'NO-SUCH-ORDER');
    await expect(page.getByText('Nothing here has the number NO-SUCH-ORDER.')).toBeVisible();
    await scan(page, first.number);
    await expect(page).toHaveURL(`/office/fulfill/${first.orderId}-1/station`);
    await expect(count(page, bowl)).toContainText('0 of 2');
  });

  await test.step('right counts, wrong is red and blocks until it is acknowledged', async () => {
    await scan(page, barcode);
    await expect(count(page, bowl)).toContainText('1 of 2');
    await scan(page, lamp);
    await expect(alarm).toContainText('Wrong item. Put it back.');
    await expect(alarm).toContainText(`You scanned Thing ${lamp}. This box wants Thing ${bowl}.`);
    await scan(page, bowl);
    await expect(count(page, bowl)).toContainText('1 of 2');
    await page.reload();
    await expect(alarm).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(alarm).toHaveCount(0);
    await scan(page, bowl);
    await expect(count(page, bowl)).toContainText('2 of 2');
  });

  await test.step('one too many is refused too', async () => {
    await scan(page, barcode);
    await expect(alarm).toContainText('One too many. Put it back.');
    await expect(alarm).toContainText(
      `All 2 of Thing ${bowl} are already counted. This box wants Thing ${cup}.`,
    );
    await page.getByRole('button', { name: 'I have put it back' }).click();
    await expect(alarm).toHaveCount(0);
  });

  await test.step('several at once, and one whose code cannot be read', async () => {
    await expect(page.getByRole('button', { name: 'Pack 5 units' })).toBeDisabled();
    await scan(page, cup);
    await scan(page, '*1');
    await expect(count(page, cup)).toContainText('2 of 3');
    await page.getByRole('button', { name: `Count Thing ${cup} without scanning each` }).click();
    const dialog = page.getByRole('dialog', { name: `Count Thing ${cup}` });
    await expect(dialog.getByLabel('How many')).toHaveValue('1');
    await dialog.getByLabel('Why without a scan').selectOption('Its code cannot be read');
    await dialog.getByRole('button', { name: 'Count them' }).click();
    await expect(page.getByText('5 of 5 units verified')).toBeVisible();
  });

  await test.step('the scale is compared with box and contents', async () => {
    await page.locator('label').filter({ hasText: boxName }).click();
    await scan(page, '2.75');
    await expect(page.getByText('1.00 kg too heavy for what was verified.')).toBeVisible();
    await scan(page, '1.76');
    await expect(page.getByText('too heavy')).toHaveCount(0);
  });

  const parcelId = await test.step('Enter packs it, and the label prints by itself', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${first.number}-1 is packed`)).toBeVisible();
    const { parcelId: id } = only(
      await db
        .selectDistinct({ parcelId: parcelLines.parcelId })
        .from(parcelLines)
        .where(eq(parcelLines.orderId, first.orderId)),
    );
    const label = page.getByRole('article', { name: `Label P${id}` }).first();
    await expect(label).toContainText('Ada Lovelace');
    await expect(label).toContainText('1 of 1');
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
    await page.keyboard.press('p');
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(2);
    await expect(page.getByTestId('packed')).toHaveText('1');
    return Number(id);
  });

  await test.step('the carrier’s number is scanned, Enter hands over, and the next job is there', async () => {
    await scan(page, `P${parcelId}`);
    await expect(page.getByText('is a label of ours')).toBeVisible();
    await scan(page, bowl);
    await expect(page.getByText('is an item of this shipment, and the box is closed.')).toBeVisible();
    await scan(page, `0099${parcelId}77`);
    await expect(page.getByLabel('Carrier’s number', { exact: false }).first()).toHaveValue(
      `0099${parcelId}77`,
    );
    await page.keyboard.press('Enter');
    await expect(page.getByText('Say who carries it')).toBeVisible();
    await page.getByLabel('Carrier', { exact: true }).fill('DPD');
    await page.getByLabel('Carrier', { exact: true }).press('Enter');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/office/fulfill/${second.orderId}-1/station`);
    await expect(page.getByRole('heading', { name: `${second.number}-1` })).toBeVisible();
  });

  await test.step('the rows say what happened, and how each unit was made sure of', async () => {
    const parcel = await parcelNow(parcelId);
    expect([parcel.status, parcel.carrier, parcel.trackingNumber, parcel.weightG, parcel.boxId]).toEqual([
      'handed_over',
      'DPD',
      `0099${parcelId}77`,
      1760,
      box.boxId,
    ]);
    expect(parcel.evidence).toEqual({
      checks: [
        { how: 'scan', lineNo: 1, quantity: 1, code: barcode },
        { how: 'scan', lineNo: 1, quantity: 1, code: bowl },
        { how: 'scan', lineNo: 2, quantity: 1, code: cup },
        { how: 'hand', lineNo: 2, quantity: 1 },
        { how: 'unscannable', lineNo: 2, quantity: 1, reason: 'unreadable_code' },
      ],
      wrongScans: 3,
      expectedG: 1750,
    });
    const [packed] = await db
      .select({ data: events.data })
      .from(events)
      .where(and(eq(events.orderId, first.orderId), eq(events.type, 'parcel.packed')));
    expect(packed?.data).toMatchObject({
      unscanned: [{ lineNo: 2, quantity: 1, reason: 'unreadable_code' }],
      wrongScans: 3,
    });
    expect(only(await shipmentsOf(first.orderId)).status).toBe('handed_over');
    expect(only(await levelsOf(bowl))).toEqual({ locationId: place.id, onHand: 18, reserved: 0, damaged: 0 });
    const findings = await runDoctor(system('doctor'), new Date());
    expect(findings.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  await test.step('who may not see shipments finds no label', async () => {
    const stranger = await signedIn(await browser.newContext(), support.id);
    for (const paper of ['label', 'slip'])
      expect((await stranger.goto(`/office/parcels/${parcelId}/${paper}`))?.status()).toBe(404);
    await expect(stranger.getByText('Ada Lovelace')).toHaveCount(0);
    expect((await page.goto(`/office/parcels/${parcelId}/slip`))?.status()).toBe(200);
    await expect(page.getByRole('article')).toContainText(`Thing ${bowl}`);
  });
});

test('a phone packs by touch, into two boxes', async ({ browser }) => {
  const { second, first, cup } = await aBench();
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await signedIn(context, merchant.id);
  await page.goto(`/office/fulfill/${second.orderId}-1/station`);
  await page.getByRole('button', { name: `One more of Thing ${cup}` }).tap();
  await page.getByRole('button', { name: 'Pack 1 unit' }).tap();
  await expect(page.getByText(`${second.number}-1 is packed`)).toBeVisible();

  await page.goto(`/office/fulfill/${first.orderId}-1/station`);
  await page.getByRole('button', { name: `One more of Thing ${cup}` }).tap();
  await page.getByRole('button', { name: 'Close this box with 1 of 5' }).tap();
  await expect(page.getByText('0 of 4 units verified')).toBeVisible();
  expect(only(await shipmentsOf(first.orderId)).status).toBe('picking');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
