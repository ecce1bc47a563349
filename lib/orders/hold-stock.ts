import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import type { HoldStockInput } from '@/lib/inventory/hold-inputs';
import { putHold } from '@/lib/inventory/stock-holds-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addMinutes } from '@/lib/time';
import { planHold } from './hold-queries';

const TRIES = 3;

export type StockHeld = {
  key: string;
  expiresAt: Date;
  created: boolean;
  lines: { sku: string; location: string; quantity: number }[];
  /** Units nobody has that may be ordered all the same; they are not held. */
  waiting: { sku: string; quantity: number }[];
};

/**
 * Keeps units for a while, at the locations that an order of them would be sent from. The same key again: the hold has the new
 * content and lasts from now on; what it had is there for it. All of it is held or nothing changes.
 */
export async function holdStock(actor: Actor, input: HoldStockInput, at: Date): Promise<StockHeld> {
  permit(actor, 'order.place');
  const { key, minutes } = input;
  const expiresAt = addMinutes(at, minutes);

  for (let attempt = 1; ; attempt++) {
    const { channelId, units, lines, waiting } = await planHold(actor, input, at);
    try {
      const { created } = await transaction((tx) =>
        putHold(tx, actor, at, { channelId, key, expiresAt, units }),
      );
      return { key, expiresAt, created, lines, waiting };
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'out_of_stock' || attempt === TRIES) throw error;
    }
  }
}
