import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { transaction } from '@/db';
import { issueLink } from '@/lib/customers/issue-link';
import { startPortalSession } from '@/lib/customers/portal-tx';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { holdOrder } from '@/lib/orders/hold-order';
import { recordAuthorization } from '@/lib/payments/record-authorization';
import { requestReturn } from '@/lib/returns/request-return';
import { aPlacedOrder } from '../journeys';
import { anOrder, daysLater, minutesLater, owner } from '../world';
import { barriersOf } from './axe';
import { signedIn } from './signed-in';

const now = new Date();
const soon = daysLater(1, now);

/** Placed and arrived within this hour, so that its customer may still send it back. */
async function anArrivedOrder() {
  const { sku } = await aPlacedOrder({ promisedAt: soon });
  const [placedAt, later] = [minutesLater(-50, now), (minutes: number) => minutesLater(minutes - 50, now)];
  const lines = [{ sku, quantity: 2 }];
  const order = await anOrder({ lines, paid: true, promisedAt: soon.toISOString() }, owner, placedAt);
  const where = { orderId: order.orderId, shipmentNo: 1 };
  await pickShipment(owner, where, later(5));
  const { parcelId } = await packParcel(owner, where, later(10));
  await handOverParcel(owner, { parcelId, carrier: 'DHL', trackingNumber: `00340${parcelId}` }, later(15));
  await deliverParcel(owner, { parcelId }, later(20));
  return order;
}

/** Opens each page, does what it takes, and answers every barrier with the place where it was met. */
function walk(page: Page) {
  const met: string[] = [];
  const look = async (where: string) => {
    await expect(page.locator('h1').first()).toBeAttached();
    met.push(...(await barriersOf(page)).map((barrier) => `${where}: ${barrier}`));
  };
  return {
    met,
    look,
    async open(path: string, { button, reads }: { button?: string | RegExp; reads?: string | RegExp } = {}) {
      await page.goto(path);
      if (button) {
        await page.getByRole('button', { name: button }).filter({ visible: true }).first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        if (reads) await expect(page.getByRole('dialog')).toContainText(reads);
      }
      await look(button ? `${path}, ${button}` : path);
    },
  };
}

test('staff meet no barrier on any page or in any dialog, light or dark', async ({ context }) => {
  const placed = await aPlacedOrder({ quantity: 3, promisedAt: soon });
  const held = await aPlacedOrder({ promisedAt: soon });
  await holdOrder(owner, { orderId: held.orderId, reason: 'address', note: 'No house number' }, now);
  const arrived = await anArrivedOrder();
  const { rma } = await requestReturn(
    owner,
    {
      orderId: arrived.orderId,
      lines: [{ lineNo: 1, quantity: 1, reason: 'damaged', outcome: 'refund' }],
    },
    now,
  );
  await recordAuthorization(
    owner,
    { orderId: placed.orderId, amount: 3000, provider: 'card', providerRef: `auth-${placed.orderId}` },
    now,
  );

  const page = await signedIn(context, owner.id);
  const { met, open } = walk(page);
  for (const path of [
    '/office',
    '/office/orders',
    '/office/orders?view=late&payment=refunded&tag=none',
    `/office/orders/${held.orderId}`,
    `/office/orders/${arrived.orderId}`,
    `/office/fulfill?location=${placed.location.id}`,
    `/office/fulfill/${placed.orderId}-1`,
    '/office/returns',
    '/office/returns?tab=to_refund',
    `/office/returns/new?order=${arrived.orderId}`,
    '/office/inventory',
    `/office/inventory/${placed.sku}?location=${placed.location.code}`,
    '/office/customers',
    '/office/messages',
    '/office/feedback',
    '/office/team',
    '/office/nowhere',
  ])
    await open(path);
  for (const list of ['customers', 'messages']) {
    await page.goto(`/office/${list}`);
    const first = page.locator(`a[href^="/office/${list}/"]`).first();
    await open((await first.getAttribute('href')) ?? 'no link in the list');
  }

  const order = `/office/orders/${placed.orderId}`;
  await open(order, { button: 'Hold…' });
  await open(order, { button: 'Cancel…', reads: 'by e-mail' });
  await open(order, { button: 'Capture…' });
  await open(`/office/orders/${arrived.orderId}`, { button: 'Refund…', reads: 'once the fields' });
  await open(`/office/fulfill/${placed.orderId}-1`, { button: 'Missing…', reads: 'reserved' });
  await open(`/office/returns/${rma}`, { button: 'Decline…' });
  await open(`/office/returns/${rma}`, { button: 'Cancel…' });
  await open(`/office/inventory/${placed.sku}?location=${placed.location.code}`, { button: /^Change stock/ });
  await open('/office/team', { button: /^Change Inês/ });

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/office', '/office/orders', order, `/office/returns/${rma}`]) await open(path);
  expect(met).toEqual([]);
});

test('customers meet no barrier from the look-up to the return, light or dark', async ({ page, context }) => {
  const { orderId, number } = await anArrivedOrder();
  const { met, open, look } = walk(page);
  for (const path of ['/', '/?ended', '/sign-in', '/nowhere', `/t/${'x'.repeat(43)}`]) await open(path);

  await page.goto('/');
  await page.getByRole('button', { name: 'Show my order' }).click();
  await expect(page.getByText('The number is needed')).toBeVisible();
  await look('the look-up, refused');
  const { token } = await issueLink(owner, { orderId, purpose: 'track' }, now);
  await open(`/t/${token}`);
  await page.getByRole('button', { name: 'Show my order' }).click();
  await expect(page).toHaveURL('/track');
  await look('the order, unproven');
  await open('/return');
  await open('/track/code');

  const { feedbackId } = await askFeedback(
    owner,
    { orderId, kind: 'delivery', askKey: `axe-${number}` },
    now,
  );
  const asked = { orderId, purpose: 'feedback', subject: String(feedbackId) } as const;
  await open(`/f/${(await issueLink(owner, asked, now)).token}?score=2`);

  await proven(context, orderId);
  await open('/track');
  await open('/return');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByLabel('Reason')).toBeVisible();
  await look('the return, reasons');
  await page.getByLabel('Reason').selectOption('Too small');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check and send');
  await look('the return, check');
  await page.getByRole('button', { name: 'Ask to return' }).click();
  await expect(page).toHaveURL(/\/return\/R/);
  await look('the return, asked for');
  expect(met).toEqual([]);
});

/** A visit that has answered with the mailed code. */
async function proven(context: BrowserContext, orderId: number) {
  const value = await transaction((tx) => startPortalSession(tx, { orderId, proven: true }, new Date()));
  const url = process.env.WAYBILL_E2E_URL ?? 'http://localhost:3000';
  await context.addCookies([{ name: 'waybill.visit', value, url, httpOnly: true, sameSite: 'Lax' }]);
}
