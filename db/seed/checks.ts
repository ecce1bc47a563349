import { eq } from 'drizzle-orm';
import { createPromotion } from '@/lib/catalog/create-promotion';
import { CreatePromotionInput } from '@/lib/catalog/promotion-inputs';
import { changeChannel } from '@/lib/channels/change-channel';
import { createApiKey } from '@/lib/channels/create-api-key';
import { usualRiskLimits } from '@/lib/channels/settings-rules';
import type { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import type { Actor } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { db } from '..';
import { channels } from '../schema';

/** Codes, and orders that wait: for their address, for somebody to look at a risk. */
export async function seedChecks(
  actor: Actor,
  now: Date,
  order: (i: number) => PlaceOrderInput,
  first: number,
) {
  const codes = [
    { code: 'WELCOME10', kind: 'percent', value: 1000, oncePerCustomer: true },
    { code: 'SENDFREE', kind: 'shipping', value: 0, maxUses: 500, endsAt: addDays(now, 30) },
    { code: 'TABLE20', kind: 'amount', value: 2000, currency: 'EUR', minItemsAmount: 15_000 },
  ];
  for (const code of codes) await createPromotion(actor, CreatePromotionInput.parse(code), addDays(now, -20));

  const [web] = await db.select().from(channels).where(eq(channels.code, 'web'));
  if (!web) return;
  await changeChannel(
    actor,
    {
      channelId: web.id,
      name: web.name,
      numberPrefix: web.numberPrefix,
      autoConfirm: web.autoConfirm,
      expireAfterMinutes: web.expireAfterMinutes,
      addressCheck: true,
      riskCheck: true,
      risk: usualRiskLimits,
    },
    addDays(now, -20),
  );
  const { keyId } = await createApiKey(
    actor,
    { name: 'Web shop', channel: 'web', scopes: ['orders:write', 'orders:read'] },
    addDays(now, -20),
  );
  const key: Actor = { kind: 'key', id: keyId, channelId: web.id, scopes: ['orders:write'] };
  const shipTo = {
    name: 'Jonas Ahrens',
    line1: 'Lange Reihe 68',
    postcode: '2OO99',
    city: 'Hamburg',
    country: 'DE',
  };
  const mistyped = {
    ...order(first),
    customer: { name: shipTo.name, email: 'jonas.ahrens@post.example', language: 'de' },
    promotionCodes: ['WELCOME10', 'SENDFREE'],
    shipTo,
  };
  await placeOrder(key, { ...mistyped, payments: [] }, addMinutes(now, -50));
  const [line] = order(first + 1).lines;
  if (!line) return;
  const risky = {
    ...order(first + 1),
    customer: { name: 'P. Smith', email: 'x7k2m9q4zt@post.example', language: 'en' },
    shipTo: { name: 'P. Smith', line1: 'Dam 12', postcode: '1012 JS', city: 'Amsterdam', country: 'NL' },
    billTo: {
      name: 'P. Smith',
      line1: '14 Elm Street',
      postcode: '02108',
      city: 'Boston',
      region: 'MA',
      country: 'US',
    },
    lines: [{ ...line, quantity: 12 }],
  };
  await placeOrder(key, { ...risky, payments: [] }, addMinutes(now, -35));
}
