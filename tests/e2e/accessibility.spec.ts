import { type BrowserContext, expect, test } from '@playwright/test';
import { transaction } from '@/db';
import { issueLink } from '@/lib/customers/issue-link';
import { startPortalSession } from '@/lib/customers/portal-tx';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { writeMessage } from '@/lib/messages/write-message';
import { holdOrder } from '@/lib/orders/hold-order';
import { recordAuthorization } from '@/lib/payments/record-authorization';
import { requestReturn } from '@/lib/returns/request-return';
import { aPlacedOrder } from '../journeys';
import { anOrder, daysLater, minutesLater, owner } from '../world';
import { walk } from './axe';
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

const aRequestedReturn = (orderId: number) =>
  requestReturn(
    owner,
    { orderId, lines: [{ lineNo: 1, quantity: 1, reason: 'damaged', outcome: 'refund' }] },
    now,
  );

test('staff meet no barrier on any page, light or dark', async ({ context }) => {
  const placed = await aPlacedOrder({ quantity: 3, promisedAt: soon });
  const held = await aPlacedOrder({ promisedAt: soon });
  await holdOrder(owner, { orderId: held.orderId, reason: 'address', note: 'No house number' }, now);
  const letter = { subject: 'We wait for your address', html: '<p>Hello</p>', plain: 'Hello' };
  const to = { orderId: held.orderId, customerId: null, recipient: 'ada@example.com' };
  const dedupeKey = `axe/${held.orderId}`;
  await writeMessage(owner, { ...letter, ...to, kind: 'order-received', dedupeKey }, now);
  const arrived = await anArrivedOrder();
  const { rma } = await aRequestedReturn(arrived.orderId);

  const page = await signedIn(context, owner.id);
  const { met, open } = walk(page);
  const order = `/office/orders/${held.orderId}`;
  for (const path of [
    '/office',
    '/office/orders?view=on_hold',
    '/office/orders?view=late&payment=refunded&tag=none',
    order,
    `/office/orders/${arrived.orderId}`,
    `/office/fulfill?location=${placed.location.id}`,
    `/office/fulfill/${placed.orderId}-1`,
    '/office/fulfill/unfillable',
    '/office/returns',
    `/office/returns/${rma}`,
    `/office/returns/new?order=${arrived.orderId}`,
    `/office/inventory?q=${placed.sku}`,
    `/office/inventory/${placed.sku}?location=${placed.location.code}`,
    '/office/feedback?score=2',
    '/office/team',
    '/office/nowhere',
  ])
    await open(path);
  for (const list of ['/office/customers?q=ada', `/office/messages?q=${held.number}`]) {
    await open(list);
    const first = page.locator('main tbody a').first();
    await open((await first.getAttribute('href')) ?? 'no link in the list');
  }

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/office', order, '/office/orders?view=on_hold']) await open(path);
  expect(met).toEqual([]);
});

test('staff meet no barrier in any dialog, light or dark', async ({ context }) => {
  const { orderId, sku, location } = await aPlacedOrder({ quantity: 3, promisedAt: soon });
  const card = { amount: 3000, provider: 'card', providerRef: `auth-${orderId}` };
  await recordAuthorization(owner, { orderId, ...card }, now);
  const arrived = await anArrivedOrder();
  const { rma } = await aRequestedReturn(arrived.orderId);

  const page = await signedIn(context, owner.id);
  const { met, press } = walk(page);
  await page.goto(`/office/orders/${orderId}`);
  await press('Hold…');
  await press('Cancel…', 'by e-mail');
  await press('Capture…');
  await page.goto(`/office/orders/${arrived.orderId}`);
  await press('Refund…', 'once the fields above are filled in');
  await page.goto(`/office/fulfill/${orderId}-1`);
  await press('Missing…', 'reserved');
  await press('Reject…', 'reserved');
  await press('Move…', 'let them wait');
  await page.goto(`/office/returns/${rma}`);
  await press('Decline…');
  await press('Cancel…');
  await page.goto(`/office/inventory/${sku}?location=${location.code}`);
  await press(/^Change stock/);
  await page.goto('/office/team');
  await press(/^Change Inês/);
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
