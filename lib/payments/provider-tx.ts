import { and, eq } from 'drizzle-orm';
import { pgConstraint, type Tx } from '@/db';
import { payments } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import type { LockedOrder } from '@/lib/orders/tx';

type Incoming = {
  kind: 'authorize' | 'capture' | 'receipt';
  amount: number;
  provider: string;
  providerRef?: string;
  parentId?: number;
};

/**
 * Stores money of a provider once: providers report the same thing more than once, and the same report again answers the
 * payment it made. `created` says whether anything was written.
 */
export async function storePayment(
  tx: Tx,
  at: Date,
  order: LockedOrder,
  { kind, amount, provider, providerRef, parentId }: Incoming,
): Promise<{ paymentId: number; created: boolean }> {
  const known = providerRef ? await reported(tx, { kind, provider, providerRef }) : undefined;
  if (known && (known.orderId !== order.id || known.amount !== amount)) throw taken(provider);
  if (known) return { paymentId: known.id, created: false };
  try {
    const [row] = await tx
      .insert(payments)
      .values({
        orderId: order.id,
        currency: order.currency,
        kind,
        state: 'succeeded',
        amount,
        provider,
        providerRef,
        parentId,
        at,
        settledAt: at,
      })
      .returning({ id: payments.id });
    if (!row) throw new Error('A payment was not stored.');
    return { paymentId: row.id, created: true };
  } catch (error) {
    throw pgConstraint(error) === 'payments_provider_ref' ? taken(provider) : error;
  }
}

/** The payment this report has already made, if it is a repetition for the same order and amount. */
export async function reported(
  tx: Tx,
  { kind, provider, providerRef }: { kind: Incoming['kind']; provider: string; providerRef: string },
) {
  const [row] = await tx
    .select({ id: payments.id, orderId: payments.orderId, amount: payments.amount })
    .from(payments)
    .where(
      and(eq(payments.providerRef, providerRef), eq(payments.provider, provider), eq(payments.kind, kind)),
    );
  return row;
}

const taken = (provider: string) =>
  new Refusal(
    'conflict',
    `This reference of ${provider} is already recorded with another order or amount. Check the reference.`,
  );

export function refuseEnded(order: LockedOrder) {
  if (order.status === 'expired' || order.status === 'draft')
    throw new Refusal(
      'conflict',
      `Order ${order.number} is ${order.status}, so no money can be taken for it.`,
    );
}
