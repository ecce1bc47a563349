import Link from 'next/link';
import { Sums } from '@/components/money';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import type { OwnOrderData } from '@/lib/customers/portal-types';
import { formatMoney } from '@/lib/money';
import { returnWindowDays } from '@/lib/returns/rules';

/** For the customer who has answered with the mailed code. */
export function OrderSummary({ own, arrived }: { own: OwnOrderData; arrived: boolean }) {
  const money = (amount: number) => formatMoney(amount, own.currency);
  const units = own.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const address = own.shipTo;
  return (
    <>
      <Section title="Your order" tight>
        <Sums
          className="pt-3"
          rows={[
            { label: `${units} ${units === 1 ? 'item' : 'items'}`, value: money(own.itemsAmount) },
            { label: 'Delivery', value: money(own.shippingAmount) },
            { label: 'Total', value: money(own.totalAmount), look: 'total' as const },
            ...(own.creditedAmount > 0
              ? [{ label: 'Canceled and returned', value: `−${money(own.creditedAmount)}` }]
              : []),
          ]}
        />
        <ul className="pt-2 text-[15px] text-muted-foreground">
          {own.payments.map((payment) => (
            <li key={`${payment.kind} ${payment.at}`} className="flex justify-between gap-4 py-0.5">
              <span>{payment.kind === 'refund' ? 'Refunded to you' : 'Charged'}</span>
              <span className="tabular-nums">{money(payment.amount)}</span>
            </li>
          ))}
        </ul>
        <p className="pt-2">
          <Status kind="payment" status={own.paymentStatus} customer />
          {own.dueAmount > 0 && own.paymentStatus !== 'authorized' ? `, ${money(own.dueAmount)} open` : null}
          {own.dueAmount < 0 ? `, ${money(-own.dueAmount)} comes back to you` : null}
        </p>
      </Section>
      {address || own.email ? (
        <Section title="Where it goes" tight>
          <address className="pt-3 not-italic">
            {address
              ? [
                  address.name ?? own.name,
                  address.company,
                  address.line1,
                  address.line2,
                  `${address.postcode} ${address.city}`,
                  address.region,
                  countryName(address.country),
                ]
                  .filter(Boolean)
                  .map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  ))
              : null}
            {own.email ? (
              <span className="block pt-2 text-muted-foreground">We write to {own.email}</span>
            ) : null}
          </address>
        </Section>
      ) : null}
      <Section title="What you can do" tight>
        <ul className="text-[15px]">
          <li className="flex min-h-11 items-center border-b">
            {arrived ? (
              <Link className="link" href="/return">
                Return something
              </Link>
            ) : (
              <span className="text-muted-foreground">
                Return something: for {returnWindowDays} days after it arrives
              </span>
            )}
          </li>
        </ul>
      </Section>
    </>
  );
}

const regions = new Intl.DisplayNames('en', { type: 'region' });
const countryName = (code: string) => regions.of(code) ?? code;
