import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { CaptureDialog } from './capture-dialog';
import { RefundDialog } from './refund-dialog';

type MoneyActionsProps = { order: OrderDetail; money: NonNullable<OrderDetail['money']>; actor: Actor };

export function MoneyActions({ order, money, actor }: MoneyActionsProps) {
  const refundable = money.capturedAmount - money.refundedAmount;
  return (
    <span className="flex flex-wrap gap-2">
      {money.dueAmount > 0 && order.status !== 'canceled' && can(actor, 'payment.capture') ? (
        <CaptureDialog
          orderId={order.id}
          number={order.number}
          currency={order.currency}
          dueAmount={money.dueAmount}
          authorizedAmount={money.authorizedAmount}
        />
      ) : null}
      {refundable > 0 && can(actor, 'payment.refund') ? (
        <RefundDialog
          orderId={order.id}
          number={order.number}
          currency={order.currency}
          owedAmount={Math.max(0, -money.dueAmount)}
          refundableAmount={refundable}
        />
      ) : null}
    </span>
  );
}
