import { expect, type Page, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { feedback, returns } from '@/db/schema';
import { demoPassword } from '@/db/seed/shop';
import { createApiKey } from '@/lib/channels/create-api-key';
import { findOrderId } from '@/lib/orders/detail-queries';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { aChannel, address, aLocation, aProduct, daysLater, levelsOf, only, owner, unique } from '../world';
import { kindsOf, letterOf, passTheDays } from './afterwards';
import { signIn } from './signed-in';

const email = `${unique('ada')}@example.com`;
const tomorrow = daysLater(1, new Date());
const customerSecrets = [email, 'Lovelace', 'Hauptstra', '20095', 'Hamburg', '€', '79.90', ':7990', ':2500'];

test('from an order of the shop to what its customer thinks of it', async ({ page, browser, request }) => {
  test.setTimeout(240_000);
  const place = await aLocation({ city: 'Kassel', postcode: '34117' });
  const { sku } = await aProduct({ price: 2500, stock: [{ location: place, onHand: 10 }] });
  const name = `Thing ${sku}`;
  const stock = async () => only(await levelsOf(sku));

  const { number, orderId } = await test.step('the shop places an order', async () => {
    const channel = await aChannel({ numberPrefix: 'J' });
    const { key } = await createApiKey(
      owner,
      { name: 'shop', channel: channel.code, scopes: ['orders:write'] },
      new Date(),
    );
    const post = () =>
      request.post('/api/v1/orders', {
        headers: { Authorization: `Bearer ${key}` },
        data: {
          externalId: 'A-1',
          currency: 'EUR',
          customer: { email, name: 'Ada Lovelace' },
          shipTo: address,
          lines: [{ sku, quantity: 3 }],
          shippingAmount: 490,
          promisedAt: tomorrow.toISOString(),
          payments: [{ kind: 'capture', amount: 7990, provider: 'card', providerRef: email }],
        },
      });
    const [first, again] = [await post(), await post()];
    expect([first.status(), again.status()]).toEqual([201, 200]);
    const placed = (await first.json()) as { number: string; publicRef: string; created: boolean };
    expect(placed.created).toBe(true);
    expect(await again.json()).toEqual({ ...placed, created: false });
    const id = await findOrderId(placed.number);
    if (!id) throw new Error('The order is not there.');
    return { number: placed.number, orderId: id };
  });
  expect(await stock()).toEqual({ locationId: place.id, onHand: 10, reserved: 3, damaged: 0 });

  await test.step('it stands in the list of whoever signs in', async () => {
    await page.goto('/office/orders');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signIn(page, { email: 'owner@demo.example', password: demoPassword });
    await expect(page).toHaveURL('/office/orders');
    const row = page.getByRole('table', { name: 'Orders' }).getByRole('row').filter({ hasText: number });
    for (const words of ['Ada Lovelace', 'Open', 'Paid', 'Allocated', '€79.90'])
      await expect(row).toContainText(words);
  });

  await test.step('it is picked, packed and handed over', async () => {
    await page.goto(`/office/fulfill?location=${place.id}`);
    await page.getByRole('link', { name: `${number}-1` }).click();
    await page.getByRole('button', { name: 'Pick all 3' }).click();
    await expect(page.getByText('all picked')).toBeVisible();
    await page.getByRole('button', { name: 'Pack this parcel' }).click();
    await page.getByLabel('Carrier').fill('DHL');
    await page.getByLabel('Tracking number').fill(`00340${orderId}`);
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText(`00340${orderId}`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Undo hand-over' })).toBeVisible();
  });
  expect(await stock()).toEqual({ locationId: place.id, onHand: 7, reserved: 0, damaged: 0 });

  const customer = await (await browser.newContext()).newPage();
  await test.step('its customer sees it on the way, and nothing that only the customer should', async () => {
    await customer.goto('/');
    await customer.getByLabel('Order number').fill(number);
    await customer.getByLabel('E-mail, postcode or phone').fill('20095');
    await customer.getByRole('button', { name: 'Show my order' }).click();
    await expect(customer).toHaveURL('/track');
    await expect(headline(customer)).toHaveText('Your order arrives tomorrow.');
    await expect(customer.getByText(/^Promised for /)).toBeVisible();
    await expect(stepNow(customer, 'Parcel 1')).toContainText('Shipped');
    await expect(customer.getByText('Handed to DHL')).toBeVisible();
    const seen = await (await customer.goto('/track'))?.text();
    for (const secret of customerSecrets) expect(seen).not.toContain(secret);
  });

  await test.step('it arrives', async () => {
    await page.goto(`/office/orders/${orderId}`);
    await page.getByRole('button', { name: 'Mark delivered' }).click();
    await expect(page.getByText('Everything has been delivered')).toBeVisible();
    await customer.reload();
    await expect(headline(customer)).toHaveText('Your order arrived today.');
    await expect(customer.getByText('As promised.')).toBeVisible();
  });

  await test.step('the mailed code opens the rest', async () => {
    await customer.getByRole('button', { name: 'Show everything' }).click();
    await expect(headline(customer)).toHaveText('Type the code from the mail');
    await letterOf(orderId, 'portal-code');
    await page.goto(`/office/messages?q=${number}`);
    await page
      .getByRole('row')
      .filter({ hasText: `Your code for order ${number}` })
      .getByRole('link')
      .click();
    await page.getByRole('link', { name: 'Plain text' }).click();
    const letter = (await page.locator('pre').textContent()) ?? '';
    const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(letter)?.[0] ?? 'no code in the letter';
    await customer.getByLabel('Code').fill(code);
    await customer.getByRole('button', { name: 'Open' }).click();
    await expect(customer).toHaveURL('/track');
    for (const words of [
      'Ada Lovelace',
      'Hauptstraße 7',
      'We write to a…@example.com',
      '€75.00',
      '€4.90',
      '€79.90',
    ])
      await expect(customer.getByText(words).first()).toBeVisible();
  });

  const rma = await test.step('two of three shall go back', async () => {
    await customer.getByRole('link', { name: 'Return something' }).click();
    await customer.getByLabel(name, { exact: false }).first().check();
    await customer.getByLabel(`How many of ${name}`).selectOption('2');
    await customer.getByRole('button', { name: 'Continue' }).click();
    await customer.getByLabel('Reason').selectOption('Too small');
    await expect(customer.getByRole('radio', { name: /^Money back/ })).toBeChecked();
    await customer.getByRole('button', { name: 'Continue' }).click();
    await expect(headline(customer)).toHaveText('Check and send');
    await expect(customer.getByText('€50.00')).toHaveCount(2);
    await customer.getByRole('button', { name: 'Ask to return them' }).click();
    await expect(headline(customer)).toHaveText('We are looking at your return.');
    return only(await db.select().from(returns).where(eq(returns.orderId, orderId))).rma;
  });

  await test.step('the shop takes them back and says first what the refund will do', async () => {
    await page.goto('/office/returns');
    await page.getByRole('link', { name: rma }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText('Return 1 approved')).toBeVisible();
    await page.getByRole('button', { name: 'Receive all' }).click();
    await expect(page.getByText('2 of 2 received')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Resell' })).toBeChecked();
    await page.getByRole('button', { name: 'Note what was found' }).click();
    await expect(page.getByText('Found: 2 resell')).toBeVisible();
    expect(await stock()).toEqual({ locationId: place.id, onHand: 9, reserved: 0, damaged: 0 });

    await page.getByRole('button', { name: 'Refund…' }).click();
    const preview = page.getByRole('dialog', { name: `Refund return ${rma}` }).getByLabel('Preview');
    await expect(preview).toContainText('Credited €0.00, then €50.00');
    await expect(preview).toContainText('Refunded €0.00, then €50.00');
    await expect(preview).toContainText('StockNothing');
    await expect(preview).toContainText('CustomerRefund sent, by e-mail');
    await page.getByRole('button', { name: 'Send the refund' }).click();
    await expect(page.getByText('All of it has been settled.')).toBeVisible();
    await expect(page.getByText('Resolved').first()).toBeVisible();
    expect((await letterOf(orderId, 'refund-sent')).subject).toBe(
      `€50.00 is on its way back to you, order ${number}`,
    );
    await customer.reload();
    await expect(headline(customer)).toHaveText('Your return is done.');
    await page.goto(`/office/inventory/${sku}?location=${place.code}`);
    await expect(page.getByRole('heading', { name: 'Why 9 are available' })).toBeVisible();
  });

  await test.step('asked three days later, looking at the letter’s link votes for nothing', async () => {
    await passTheDays(orderId);
    const { html } = await letterOf(orderId, 'feedback-request');
    const link = /\/f\/[\w-]{43}\?score=5/.exec(html)?.[0] ?? 'no link in the letter';
    const asked = async () => only(await db.select().from(feedback).where(eq(feedback.orderId, orderId)));
    await customer.goto(link);
    await expect(headline(customer)).toHaveText('How did your order arrive?');
    await expect(customer.getByRole('radio', { name: '5 Great' })).toBeChecked();
    expect((await asked()).score).toBe(null);
    await customer.getByLabel('In your words').fill('Two were too small, the third is lovely.');
    await customer.getByRole('button', { name: 'Send' }).click();
    await expect(headline(customer)).toHaveText('Thank you, we are glad.');
    await expect(customer.getByText(/^Your 5 is saved\. You can change it until /)).toBeVisible();
    expect((await asked()).score).toBe(5);
    await page.goto('/office/feedback');
    const answer = page.getByRole('listitem').filter({ hasText: number });
    await expect(answer).toContainText('“Two were too small, the third is lovely.”');
  });

  await test.step('everything was told once, and every promise of the rows holds', async () => {
    expect((await kindsOf(orderId)).sort()).toEqual([
      'feedback-request',
      'order-delivered',
      'order-received',
      'parcel-shipped',
      'portal-code',
      'refund-sent',
      'return-approved',
      'return-received',
    ]);
    const findings = await runDoctor(system('doctor'), new Date());
    expect(findings.filter(({ violations }) => violations > 0)).toEqual([]);
  });
});

const headline = (page: Page) => page.getByRole('heading', { level: 1 });
const stepNow = (page: Page, label: string) =>
  page.getByRole('list', { name: label }).locator('[aria-current=step]');
