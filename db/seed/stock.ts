import { addSafetyRule } from '@/lib/inventory/add-safety-rule';
import { countDemand } from '@/lib/inventory/count-demand';
import { flagLowStock } from '@/lib/inventory/flag-low-stock';
import { setStockLimits } from '@/lib/inventory/set-stock-limits';
import { holdStock } from '@/lib/orders/hold-stock';
import { type Actor, system } from '@/lib/staff/permissions';
import { demoCarts, demoLimits, demoSafety } from './shop';

/** What is kept back, and at how few somebody orders more. */
export async function seedLimits(actor: Actor, began: Date) {
  for (const rule of demoSafety) await addSafetyRule(actor, rule, began);
  for (const [sku, location, safety, lowAt] of demoLimits)
    await setStockLimits(actor, { sku, location, safety, lowAt }, began);
}

/** What the scheduled functions would have found by now, and carts that are open. */
export async function seedStockNow(actor: Actor, now: Date) {
  for (const { key, sku, quantity, minutes } of demoCarts)
    await holdStock(actor, { channel: 'web', key, minutes, lines: [{ sku, quantity }] }, now);
  const today = now.toISOString().slice(0, 10);
  for (let days: string[] = []; days.at(-1) !== today; )
    ({ days } = await countDemand(system('demo'), { days: 31 }, now));
  await flagLowStock(system('demo'), {}, now);
}
