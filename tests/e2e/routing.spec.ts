import { expect, test } from '@playwright/test';
import { createApiKey } from '@/lib/channels/create-api-key';
import { findOrderId } from '@/lib/orders/detail-queries';
import { createRuleSet } from '@/lib/sourcing/create-rule-set';
import { putRuleSetLive } from '@/lib/sourcing/put-rule-set-live';
import { retireRuleSet } from '@/lib/sourcing/retire-rule-set';
import { saveRuleSetDraft } from '@/lib/sourcing/save-rule-set-draft';
import { aChannel, aLocation, anOrder, aProduct, daysLater, owner, shipmentsOf, unique } from '../world';
import { signedIn } from './signed-in';

/** Hamburg. */
const shipTo = {
  line1: 'Hauptstraße 1',
  city: 'Hamburg',
  postcode: '20095',
  country: 'DE',
  latitude: 53.55,
  longitude: 9.99,
};

test('an owner edits rules, sees what they would have done, puts them live, and an order follows them and says why', async ({
  context,
  request,
}) => {
  test.setTimeout(120_000);
  const now = new Date();
  const near = await aLocation({ name: unique('Altona') });
  const far = await aLocation({ name: unique('Munich'), city: 'Munich', latitude: 48.14, longitude: 11.58 });
  const channel = await aChannel();
  const { sku } = await aProduct({
    stock: [
      { location: near, onHand: 50 },
      { location: far, onHand: 50 },
    ],
  });
  const name = unique('Rules');
  const filter = { channels: [channel.code] };
  const { setId } = await createRuleSet(owner, { name, filter }, now);
  const rules = [
    { id: 'near', name: 'Nearest', when: {}, effect: { kind: 'nearest' as const } },
    { id: 'stock', name: 'Most stock', when: {}, effect: { kind: 'most_stock' as const } },
  ];
  const basedOn = (at: Date | null) => at?.toISOString() ?? null;
  const saved = await saveRuleSetDraft(
    owner,
    { setId, basedOn: basedOn(now), draft: { name, filter, rules } },
    now,
  );
  await putRuleSetLive(owner, { setId, basedOn: basedOn(saved.draftedAt) }, now);
  const promisedAt = daysLater(3, now);
  const past = await anOrder({ channel, shipTo, promisedAt, lines: [{ sku, quantity: 1 }] }, owner, now);
  expect((await shipmentsOf(past.orderId))[0]?.locationId).toBe(near.id);

  const page = await signedIn(context, owner.id);
  await page.goto('/office/settings');
  await page.getByRole('link', { name: 'Routing', exact: true }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await test.step('a rule is added, and moved up with the keyboard', async () => {
    await page.getByRole('button', { name: 'Rule', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a rule' });
    await dialog.getByLabel('What it does').selectOption('Some places before others');
    await dialog.getByLabel(far.name).check();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Munich first');
    await dialog.getByRole('button', { name: 'Add to the draft' }).click();
    await expect(page.getByText('Draft, 1 change', { exact: true })).toBeVisible();
    const ups = page.getByRole('button', { name: /^Move .* up$/ });
    for (const place of [1, 0]) {
      await page.getByRole('button', { name: 'Move Munich first up' }).press('Enter');
      await expect(ups.nth(place)).toHaveAccessibleName('Move Munich first up');
    }
    await expect(page.getByRole('button', { name: 'Move Munich first up' })).toBeDisabled();
  });

  await test.step('the simulation says that the past order would have come from there', async () => {
    await page.getByRole('link', { name: '100', exact: true }).click();
    const row = page.getByRole('row').filter({ hasText: past.number });
    await expect(row).toContainText(near.name);
    await expect(row).toContainText(far.name);
    await expect(row).toContainText('Preferred by “Munich first”');
    expect((await shipmentsOf(past.orderId))[0]?.locationId).toBe(near.id);
  });

  await test.step('it is put live after saying what that does', async () => {
    await page.getByRole('button', { name: 'Put live…' }).click();
    const dialog = page.getByRole('dialog', { name: `Put ${name} live` });
    await expect(dialog).toContainText(`Munich first, new: always, ${far.name} before others`);
    await expect(dialog.getByLabel('Preview')).toContainText('Orders placed from now on follow the draft.');
    await expect(dialog.getByLabel('Preview')).toContainText('They stay where they are.');
    await dialog.getByRole('button', { name: 'Put live' }).click();
    await expect(page.getByText('Live', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Put live…' })).toHaveCount(0);
  });

  await test.step('an order of the shop follows it and says why', async () => {
    const asked = { name: 'shop', channel: channel.code, scopes: ['orders:write' as const] };
    const { key } = await createApiKey(owner, asked, now);
    const placed = await request.post('/api/v1/orders', {
      headers: { Authorization: `Bearer ${key}` },
      data: {
        externalId: unique('A'),
        currency: 'EUR',
        customer: { email: `${unique('ada')}@example.com`, name: 'Ada Lovelace' },
        shipTo,
        lines: [{ sku, quantity: 1 }],
        promisedAt: promisedAt.toISOString(),
      },
    });
    expect(placed.status()).toBe(201);
    const { number } = (await placed.json()) as { number: string };
    const orderId = (await findOrderId(number)) ?? 0;
    expect((await shipmentsOf(orderId))[0]?.locationId).toBe(far.id);
    await page.goto(`/office/orders/${orderId}`);
    await expect(page.getByText('Preferred by “Munich first” with it')).toBeVisible();
    await page.getByText('All that was compared').click();
    await expect(page.getByText(`Rules of ${name}, in order`)).toBeVisible();
    const chosen = page.getByRole('row').filter({ hasText: 'Chosen' });
    await expect(chosen).toContainText(far.name);
    await expect(page.getByRole('row').filter({ hasText: near.name })).toContainText('not named');
  });
  await retireRuleSet(owner, { setId }, new Date());
});
