import Link from 'next/link';
import { FactBoxes } from '@/components/fact-boxes';
import { Day } from '@/components/moment';
import { Money } from '@/components/money';
import { messageStateWords } from '@/components/plain-words';
import { Score } from '@/components/score';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import type { Address as PostalAddress } from '@/db/schema/orders';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { AddressDialog } from './address-dialog';
import { OrderPromise } from './order-promise';
import { TagForm } from './tag-form';

type OrderAsideProps = { order: OrderDetail; given: PostalAddress | null; actor: Actor; now: Date };

/** Who and where, what came back, what was said. */
export function OrderAside({ order, given, actor, now }: OrderAsideProps) {
  const { contact } = order;
  const gray = (text: string) => <p className="pt-2 text-muted-foreground">{text}</p>;
  return (
    <>
      <OrderPromise order={order} actor={actor} now={now} />
      <Section
        tight
        title="Customer"
        action={
          order.customerId && can(actor, 'customer.read') ? (
            <Link className="link" href={`/office/customers/${order.customerId}`}>
              Open
            </Link>
          ) : null
        }
      >
        <div className="pt-2 break-words">
          <b>{contact?.name ?? 'No name'}</b>
          {contact?.email ? (
            <p>
              {order.sees.email ? (
                <a className="link" href={`mailto:${contact.email}`}>
                  {contact.email}
                </a>
              ) : (
                contact.email
              )}
            </p>
          ) : null}
          {contact?.phone ? <p>{contact.phone}</p> : null}
        </div>
        {order.customerId ? (
          <FactBoxes
            open
            className="mt-2.5"
            facts={[
              { label: 'Orders', value: String(order.customer.orders) },
              ...(order.customer.spentAmount !== null
                ? [
                    {
                      label: 'Spent',
                      value: <Money amount={order.customer.spentAmount} currency={order.currency} />,
                    },
                  ]
                : []),
            ]}
          />
        ) : null}
      </Section>
      <Section
        tight
        title="Deliver to"
        action={
          contact?.shipTo && isMovable(order) && can(actor, 'order.address') ? (
            <AddressDialog orderId={order.id} address={contact.shipTo} variant="ghost" />
          ) : null
        }
      >
        <Address address={contact?.shipTo ?? null} />
        {given ? (
          <p className="sm pt-2 text-muted-foreground">
            Corrected. Given as:{' '}
            {[given.line1, given.line2, `${given.postcode} ${given.city}`].filter(Boolean).join(', ')}
          </p>
        ) : null}
        {contact?.instruction ? <p className="pt-2">“{contact.instruction}”</p> : null}
        {contact?.giftMessage ? <p className="pt-2">Gift note: “{contact.giftMessage}”</p> : null}
      </Section>
      {contact?.billTo ? (
        <Section tight title="Bill to">
          <Address address={contact.billTo} />
        </Section>
      ) : null}
      <Section tight title="Tags">
        <TagForm orderId={order.id} tags={order.tags} editable={can(actor, 'order.tag')} />
      </Section>
      <Section tight title="Returns">
        {order.returns.length === 0 ? gray('None.') : null}
        <ul className="grid gap-1.5 pt-2 empty:hidden">
          {order.returns.map((back) => (
            <li key={back.no} className="flex flex-wrap items-center justify-between gap-x-2">
              {can(actor, 'return.read') ? (
                <Link className="link code" href={`/office/returns/${back.rma}`}>
                  {back.rma}
                </Link>
              ) : (
                <span className="code">{back.rma}</span>
              )}
              <Status kind="return" status={back.status} />
            </li>
          ))}
        </ul>
      </Section>
      {can(actor, 'feedback.read') ? (
        <Section tight title="Feedback">
          {order.feedback.length > 0
            ? null
            : gray(
                order.fulfillmentStatus === 'n/a' ? 'None.' : 'Asked 3 days after the last parcel arrives.',
              )}
          {order.feedback.map((answer) => (
            <div key={answer.id} className="flex items-start gap-2 pt-2">
              {answer.score === null ? (
                <span className="text-muted-foreground">
                  Asked {answer.askedAt ? <Day at={new Date(answer.askedAt)} now={now} /> : null}, no answer
                  yet.
                </span>
              ) : (
                <>
                  <Score score={answer.score} />
                  <span className="min-w-0 break-words">
                    {answer.comment ? `“${answer.comment}”` : 'No comment.'}
                  </span>
                </>
              )}
            </div>
          ))}
        </Section>
      ) : null}
      {can(actor, 'message.read') ? (
        <Section tight title="Letters">
          {order.messages.length === 0 ? gray('None has been written.') : null}
          <ul className="grid gap-1.5 pt-2 empty:hidden">
            {order.messages.map((message) => (
              <li key={message.id}>
                <Link className="link" href={`/office/messages/${message.id}`}>
                  {message.subject}
                </Link>
                <span className="sm block text-muted-foreground">
                  <Day at={new Date(message.writtenAt)} now={now} />,{' '}
                  {(messageStateWords as Record<string, string>)[message.state]?.toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** As long as nothing of it has left. */
const isMovable = ({ method, status, shipments }: OrderDetail) =>
  method === 'ship' &&
  status !== 'canceled' &&
  status !== 'expired' &&
  shipments.every(({ lines }) => lines.every((line) => line.shipped === 0));

const countries = new Intl.DisplayNames('en', { type: 'region' });

function Address({ address }: { address: PostalAddress | null }) {
  if (!address) return <p className="pt-2 text-muted-foreground">No address.</p>;
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.postcode} ${address.city}`,
    [address.region, countries.of(address.country)].filter(Boolean).join(', '),
  ].filter(Boolean);
  return (
    <address className="pt-2 not-italic break-words">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
