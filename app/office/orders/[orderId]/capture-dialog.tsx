'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { currencyDigits, formatMoney, parseMoney } from '@/lib/money';
import { capturePaymentAction, recordReceiptAction } from './actions';

type CaptureDialogProps = {
  orderId: number;
  number: string;
  currency: string;
  dueAmount: number;
  authorizedAmount: number;
};

/** Takes what was authorized; without an authorization, notes money that came in by itself. */
export function CaptureDialog({
  orderId,
  number,
  currency,
  dueAmount,
  authorizedAmount,
}: CaptureDialogProps) {
  const [open, setOpen] = useState(false);
  const authorized = authorizedAmount > 0;
  const amount = authorized ? Math.min(dueAmount, authorizedAmount) : dueAmount;
  const digits = currencyDigits(currency);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{authorized ? 'Capture…' : 'Note a payment…'}</Button>
      </DialogTrigger>
      <DialogContent
        title={authorized ? `Capture for order ${number}` : `Money received for order ${number}`}
      >
        <ActionForm
          className="pt-3"
          action={authorized ? capturePaymentAction : recordReceiptAction}
          read={(form) => ({
            orderId,
            amount: parseMoney(String(form.get('amount') ?? ''), currency) ?? Number.NaN,
            provider: authorized ? 'authorization' : String(form.get('provider') ?? ''),
          })}
          keep="Not yet"
          verb={authorized ? 'Capture' : 'Note it'}
          pendingWord="Working…"
          variant="primary"
          doneWord={authorized ? 'Captured' : 'Noted'}
          onDone={() => setOpen(false)}
        >
          <Field
            id="capture-amount"
            label={`Amount in ${currency}`}
            help={`Still to pay: ${formatMoney(dueAmount, currency)}`}
          >
            <Input name="amount" inputMode="decimal" defaultValue={(amount / 10 ** digits).toFixed(digits)} />
          </Field>
          {authorized ? null : (
            <Field id="capture-provider" label="How it came" help="Bank transfer, cash, cash on delivery">
              <Input name="provider" defaultValue="bank transfer" maxLength={40} />
            </Field>
          )}
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
