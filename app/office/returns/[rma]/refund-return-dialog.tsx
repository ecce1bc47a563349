'use client';

import { PreviewDialog } from '@/components/preview-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { currencyDigits, formatMoney, parseMoney } from '@/lib/money';
import { previewRefundReturnAction, refundReturnAction } from '../actions';

type RefundReturnDialogProps = {
  orderId: number;
  returnNo: number;
  rma: string;
  currency: string;
  refundableAmount: number;
  /** Nothing is left to look at: sending the money is what comes next. */
  first: boolean;
};

/** Credits the returned units and pays the amount out; less than their share is a deduction that stays with the shop. */
export function RefundReturnDialog({
  orderId,
  returnNo,
  rma,
  currency,
  refundableAmount,
  first,
}: RefundReturnDialogProps) {
  const digits = currencyDigits(currency);
  return (
    <PreviewDialog
      trigger="Refund…"
      triggerVariant={first ? 'primary' : 'default'}
      title={`Refund return ${rma}`}
      preview={previewRefundReturnAction}
      action={refundReturnAction}
      input={(form) => {
        const amount = parseMoney(String(form.get('amount') ?? ''), currency) ?? Number.NaN;
        const note = String(form.get('note') ?? '').trim();
        return {
          orderId,
          returnNo,
          ...(amount === refundableAmount ? {} : { amount }),
          ...(note ? { note } : {}),
        };
      }}
      keep="Not yet"
      verb="Send the refund"
      pendingWord="Refunding…"
      doneWord="Refunded"
    >
      <Field
        id="return-amount"
        label={`Amount in ${currency}`}
        help={`Its share of what was paid: ${formatMoney(refundableAmount, currency)}`}
      >
        <Input
          name="amount"
          inputMode="decimal"
          defaultValue={(refundableAmount / 10 ** digits).toFixed(digits)}
          className="max-w-40"
        />
      </Field>
      <Field id="return-note" label="Note" optional>
        <Input name="note" maxLength={500} />
      </Field>
    </PreviewDialog>
  );
}
