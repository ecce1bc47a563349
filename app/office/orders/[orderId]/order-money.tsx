import { Mark } from '@/components/mark';
import { ShortMoment } from '@/components/moment';
import { Money, Sums } from '@/components/money';
import { creditReasonWords, paymentKindWords } from '@/components/plain-words';
import { Section } from '@/components/section';
import type { MarkName, Tone } from '@/components/status-words';
import type { PaymentKind } from '@/db/statuses';
import type { OrderChecks } from '@/lib/orders/check-queries';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import type { Actor } from '@/lib/staff/permissions';
import { MoneyActions } from './money-actions';

const marks: Record<PaymentKind, [MarkName, Tone]> = {
  authorize: ['dot', 'idle'],
  capture: ['done', 'good'],
  receipt: ['done', 'good'],
  refund: ['back', 'back'],
  void: ['ended', 'idle'],
  fee: ['ring', 'idle'],
};

type OrderMoneyProps = {
  order: OrderDetail;
  money: NonNullable<OrderDetail['money']>;
  promotions: OrderChecks['promotions'];
  actor: Actor;
  now: Date;
};

/** What is owed at the left, what moved at the right. */
export function OrderMoney({ order, money, promotions, actor, now }: OrderMoneyProps) {
  const { currency } = order;
  const show = (amount: number) => <Money amount={amount} currency={currency} />;
  const units = order.lines.reduce((sum, { kind, quantity }) => sum + (kind === 'bundle' ? 0 : quantity), 0);
  const due = money.dueAmount;
  return (
    <Section title="Money" action={<MoneyActions order={order} money={money} actor={actor} />}>
      <div className="grid grid-cols-2 gap-8 pt-2.5 max-md:grid-cols-1 max-md:gap-4">
        <Sums
          rows={[
            {
              label: `${order.lines.length} ${order.lines.length === 1 ? 'line' : 'lines'}, ${units} ${units === 1 ? 'unit' : 'units'}`,
              value: show(money.itemsAmount),
            },
            { label: 'Shipping', value: show(money.shippingAmount) },
            { label: 'Total', value: show(money.totalAmount), look: 'total' },
            ...promotions.map(({ code, kind, amount, givenBack }) => ({
              label: `Code ${code}${kind === 'shipping' ? ', shipping free' : ''}, already taken off${givenBack ? ', given back' : ''}`,
              value: show(-amount),
              look: 'quiet' as const,
            })),
            ...(money.taxAmount > 0
              ? [{ label: 'of which tax', value: show(money.taxAmount), look: 'quiet' as const }]
              : []),
            ...order.credits.map((credit) => ({
              label: `${creditReasonWords[credit.reason]}${credit.units ? `, ${credit.units} ${credit.units === 1 ? 'unit' : 'units'}` : ''}${credit.note ? `: ${credit.note}` : ''}`,
              value: show(-credit.amount),
            })),
            { label: 'Paid', value: show(money.capturedAmount - money.refundedAmount) },
            {
              label: due < 0 ? 'Owed to the customer' : 'Still to pay',
              value: show(Math.abs(due)),
              look: 'total',
            },
          ]}
        />
        <table className="tb" data-flush aria-label="Payments">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col" data-end>
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {order.payments.map((payment) => {
              const [mark, tone] = marks[payment.kind];
              return (
                <tr key={payment.id}>
                  <td className="text-muted-foreground">
                    <ShortMoment at={new Date(payment.at)} now={now} />
                  </td>
                  <td>
                    <span className="inline-flex items-center gap-1.5">
                      <Mark name={mark} tone={tone} />
                      {paymentKindWords[payment.kind]}, {payment.provider.replaceAll('_', ' ')}
                    </span>
                  </td>
                  <td data-end>{show(payment.amount)}</td>
                </tr>
              );
            })}
            {order.payments.length === 0 ? (
              <tr>
                <td colSpan={3} className="text-muted-foreground">
                  No money has moved yet.
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
