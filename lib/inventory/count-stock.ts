import { transaction } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { bookCount } from './counting';
import type { CountStockInput } from './inputs';
import { lockPlace } from './places-tx';

/** The books become what was counted, picked and packed units included. Another count is the way back. */
export async function countStock(actor: Actor, input: CountStockInput, at: Date) {
  permit(actor, 'stock.count');
  const { sku, location, counted } = input;
  return transaction(async (tx) => {
    const { subject, ...place } = await lockPlace(tx, actor, input);
    const shelf = { place, subject, sku, location };
    const booked = await bookCount(tx, actor, at, shelf, { counted, reason: 'Counted' });
    return { variance: booked.variance, movedToWaiting: booked.movedToWaiting };
  });
}
