import { randomBytes } from 'node:crypto';
import { query, type Tx, transaction } from '@/db';
import type { LineKind, Method } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { currencyDigits } from '@/lib/money';
import { type Actor, permit } from '@/lib/staff/permissions';
import { emptyDraft, lineAgain, type Person, personAgain } from './draft-change-rules';
import { type CopyOrderInput, type DraftContent, MOST_DRAFT_LINES } from './draft-inputs';
import { startDraft } from './drafts-tx';

type Found = Person & {
  number: string;
  channel: string;
  currency: string;
  method: Method;
  tax_included: boolean;
  shipping_amount: number;
  instruction: string | null;
  lines: {
    kind: LineKind;
    sku: string | null;
    name: string;
    quantity: number;
    unit: number;
    tax_rate: number | null;
  }[];
};

/** The same again, as a draft: catalog lines at today's prices, lines of their own as they were. Nothing of the order changes. */
export async function copyOrder(
  actor: Actor,
  { orderId }: CopyOrderInput,
  at: Date,
): Promise<{ draftId: number }> {
  permit(actor, 'order.place');
  return transaction(async (tx) => {
    const found = await readOrder(tx, orderId);
    const { draftId } = await startDraft(tx, actor, contentOf(found), at, found.number);
    return { draftId };
  });
}

async function readOrder(tx: Tx, orderId: number): Promise<Found> {
  const [found] = await tx.execute<Found>(query`
    select o.number, h.code channel, o.currency, o.method, o.tax_included, o.shipping_amount, c.name, c.email, c.phone,
      coalesce(c.language, 'en') language, c.ship_to, c.bill_to, c.instruction,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'sku', sku, 'name', name, 'quantity', quantity, 'unit', unit_amount,
          'tax_rate', tax_rate) order by no), '[]')
        from order_lines where order_id = o.id and parent_no is null and origin = 'placed') lines
    from orders o join channels h on h.id = o.channel_id left join order_contacts c on c.order_id = o.id where o.id = ${orderId}`);
  if (!found) throw new Refusal('not_found', 'This order does not exist.');
  if (found.lines.length > MOST_DRAFT_LINES)
    throw new Refusal(
      'invalid',
      `This order has more than ${MOST_DRAFT_LINES} lines, which is too many to write down.`,
    );
  return found;
}

function contentOf(found: Found): DraftContent {
  const rates = new Set(found.lines.map(({ tax_rate }) => tax_rate));
  const [rate] = rates;
  return emptyDraft({
    channel: found.channel,
    ...personAgain(found),
    method: found.method === 'pickup' ? 'pickup' : 'ship',
    taxIncluded: found.tax_included,
    taxRate: rates.size === 1 ? percentOf(rate) : '',
    shipping: found.shipping_amount > 0 ? typedAmount(found.shipping_amount, found.currency) : '',
    instruction: found.instruction ?? '',
    lines: found.lines.map((line) =>
      lineAgain(randomBytes(4).toString('hex'), {
        sku: line.sku ?? '',
        name: line.sku ? '' : line.name,
        quantity: String(line.quantity),
        price: line.sku ? '' : typedAmount(line.unit, found.currency),
        taxRate: rates.size > 1 ? percentOf(line.tax_rate) : '',
      }),
    ),
  });
}

const percentOf = (rate: number | null | undefined) =>
  rate == null ? '' : String(Number((rate * 100).toFixed(3)));
const typedAmount = (amount: number, currency: string) =>
  (amount / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
