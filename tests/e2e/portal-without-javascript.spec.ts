import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { feedback } from '@/db/schema';
import { issueLink } from '@/lib/customers/issue-link';
import { askFeedback } from '@/lib/feedback/ask-feedback';
import { aDeliveredOrder, aHandedOverParcel } from '../journeys';
import { daysLater, only, owner, unique } from '../world';

test.use({ javaScriptEnabled: false });

test('an order is looked up and read', async ({ page }) => {
  const { number, sku, trackingNumber } = await aHandedOverParcel({
    quantity: 2,
    promisedAt: daysLater(1, new Date()),
  });
  await page.goto('/');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Where is my order?');
  const lookUp = async (proof: string) => {
    await page.getByLabel('Order number').fill(number);
    await page.getByLabel('E-mail, postcode or phone').fill(proof);
    await page.getByRole('button', { name: 'Show my order' }).click();
  };
  await lookUp('99999');
  const refusal = await page.getByRole('alert').textContent();
  await expect(page.getByLabel('Order number')).toHaveValue(number);
  await page.getByLabel('Order number').fill('NOBODY-1');
  await page.getByRole('button', { name: 'Show my order' }).click();
  expect(await page.getByRole('alert').textContent()).toBe(refusal);

  await lookUp('20095');
  await expect(heading).toHaveText('Your order arrives tomorrow.');
  await expect(page.getByText(`Thing ${sku}`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Parcel 1' }).locator('[aria-current=step]')).toContainText(
    'Shipped',
  );
  await expect(page.getByText(trackingNumber)).toBeVisible();
});

test('a feedback link chooses, its button votes', async ({ page }) => {
  const { orderId, number } = await aDeliveredOrder();
  const now = new Date();
  const { feedbackId } = await askFeedback(owner, { orderId, kind: 'delivery', askKey: unique('ask') }, now);
  const link = { orderId, purpose: 'feedback', subject: String(feedbackId) } as const;
  const { token } = await issueLink(owner, link, now);
  const answer = async () => only(await db.select().from(feedback).where(eq(feedback.id, feedbackId)));

  await page.goto(`/f/${token}?score=2`);
  await expect(page.getByText(`Order ${number}`)).toBeVisible();
  await expect(page.getByRole('radio', { name: '2 Poor' })).toBeChecked();
  expect((await answer()).score).toBe(null);

  await page.getByRole('radio', { name: '1 Bad' }).check({ force: true });
  await page.getByLabel('In your words').fill('The box was open.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are sorry. Thank you for saying so.');
  const { score, comment } = await answer();
  expect({ score, comment }).toEqual({ score: 1, comment: 'The box was open.' });
});
