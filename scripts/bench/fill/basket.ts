import type postgres from 'postgres';
import type { z } from 'zod';
import type { PlaceOrderInput } from '@/lib/orders/inputs';

type Order = z.input<typeof PlaceOrderInput>;
export type Basket = Awaited<ReturnType<typeof openBasket>>;

const begun = Date.now().toString(36);
let made = 0;

/** Makes orders of this shop's customers and SKUs; each has an external id of its own. */
export async function openBasket(sql: postgres.Sql) {
  const customers = await sql<{ email: string; name: string; phone: string }[]>`
    select email, name, phone from customers where email is not null order by id limit 5000`;
  const skus = await sql<{ sku: string }[]>`select sku from variants where sku like 'SKU-%' order by id`;
  const pick = <Row>(rows: readonly Row[]) => rows[Math.floor(Math.random() * rows.length)] as Row;

  /** Without `sku`: any, as often as another. */
  function order({
    sku,
    lines = 1,
    channel = 'web',
  }: {
    sku?: string;
    lines?: number;
    channel?: string;
  } = {}) {
    const { email, name, phone } = pick(customers);
    const first = Math.floor(Math.random() * skus.length);
    const no = ++made;
    return {
      channel,
      externalId: `B-${begun}-${no}`,
      currency: 'EUR',
      customer: { email, name, phone, language: 'de' },
      shipTo: {
        name,
        line1: `Hauptstr. ${1 + (no % 200)}`,
        city: 'Hamburg',
        postcode: '20095',
        country: 'DE',
      },
      lines: Array.from({ length: lines }, (_, i) => ({
        sku: sku ?? skus[(first + i) % skus.length]?.sku ?? '',
        quantity: 1,
        unitAmount: 2000,
        taxAmount: 319,
        taxRate: 0.19,
      })),
      shippingAmount: 490,
      payments: [
        { kind: 'authorize', amount: 2000 * lines + 490, provider: 'card', providerRef: `pi-${begun}-${no}` },
      ],
    } satisfies Order;
  }
  return { order, pick };
}
