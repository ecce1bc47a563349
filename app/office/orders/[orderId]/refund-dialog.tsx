'use client';

import { useState } from 'react';
import { creditReasonWords } from '@/components/plain-words';
import { PreviewDialog } from '@/components/preview-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { currencyDigits, formatMoney, parseMoney } from '@/lib/money';
import { previewRefundAction, refundPaymentAction } from './actions';

type RefundDialogProps = {
  orderId: number;
  number: string;
  currency: string;
  owedAmount: number;
  refundableAmount: number;
};

const reasons = ['goodwill', 'shipping', 'price', 'claim'] as const;

/** Any amount up to what was taken. Beyond what is owed it needs a reason, which becomes a credit first. */
export function RefundDialog({ orderId, number, currency, owedAmount, refundableAmount }: RefundDialogProps) {
  const [key, renew] = useState(() => crypto.randomUUID());
  const plain = (amount: number) =>
    (amount / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
  const read = (form: FormData) => {
    const reason = reasons.find((one) => one === form.get('credit'));
    const note = String(form.get('note') ?? '').trim();
    return {
      orderId,
      amount: parseMoney(String(form.get('amount') ?? ''), currency) ?? Number.NaN,
      idempotencyKey: key,
      ...(reason ? { credit: reason } : {}),
      ...(note ? { note } : {}),
    };
  };
  return (
    <PreviewDialog
      trigger="Refund…"
      title={`Refund order ${number}`}
      preview={previewRefundAction}
      action={refundPaymentAction}
      input={read}
      keep="Keep the money here"
      verb="Send the refund"
      pendingWord="Refunding…"
      doneWord="Refunded"
      onDone={() => renew(crypto.randomUUID())}
    >
      <Field
        id="refund-amount"
        label={`Amount in ${currency}`}
        help={`Owed now: ${formatMoney(owedAmount, currency)}. At most ${formatMoney(refundableAmount, currency)} was taken and not paid back.`}
      >
        <Input
          name="amount"
          inputMode="decimal"
          defaultValue={owedAmount > 0 ? plain(owedAmount) : ''}
          className="max-w-40"
        />
      </Field>
      <Field id="refund-credit" label="More than is owed? Say why" optional>
        <Select
          name="credit"
          placeholder="Only what is owed"
          choices={reasons.map((reason) => ({ value: reason, label: creditReasonWords[reason] }))}
        />
      </Field>
      <Field id="refund-note" label="Note" optional>
        <Input name="note" maxLength={500} />
      </Field>
    </PreviewDialog>
  );
}
