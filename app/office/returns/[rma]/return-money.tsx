import { Money, Sums } from '@/components/money';
import { Section } from '@/components/section';
import type { ReturnDetail } from '@/lib/returns/detail-queries';
import { returnStatus } from '@/lib/returns/return-status';
import { type Actor, can } from '@/lib/staff/permissions';
import { RefundReturnDialog } from './refund-return-dialog';

export function ReturnMoney({ found, actor }: { found: ReturnDetail; actor: Actor }) {
  const { currency, refundableAmount, creditedAmount } = found;
  const refunds = returnStatus.can(found.status, 'refund') && can(actor, 'payment.refund');
  return (
    <Section tight title="Money">
      <Sums
        className="pt-2.5"
        rows={[
          { label: 'No longer owed', value: <Money amount={creditedAmount ?? 0} currency={currency} /> },
          {
            label: 'Left to refund',
            value: <Money amount={refundableAmount ?? 0} currency={currency} />,
            look: 'total',
          },
        ]}
      />
      {refunds && refundableAmount ? (
        <div className="pt-3">
          <RefundReturnDialog
            orderId={found.orderId}
            returnNo={found.returnNo}
            rma={found.rma}
            currency={currency}
            refundableAmount={refundableAmount}
            first={found.lines.every(({ toInspect }) => toInspect === 0)}
          />
        </div>
      ) : (
        <p className="sm pt-2 text-muted-foreground">
          {refundableAmount === 0
            ? 'All of it has been settled.'
            : found.status === 'requested' || found.status === 'needs_review'
              ? 'The refund can be sent once the return is approved.'
              : refunds || can(actor, 'payment.refund')
                ? 'This return has ended; nothing is paid out for it.'
                : 'Somebody who handles money sends it.'}
        </p>
      )}
    </Section>
  );
}
