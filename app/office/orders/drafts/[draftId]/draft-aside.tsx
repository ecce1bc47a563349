import Link from 'next/link';
import { ActionButton } from '@/components/action-button';
import { Day } from '@/components/moment';
import { Money, Sums } from '@/components/money';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import type { PastOrder } from '@/lib/customers/caller-queries';
import type { Draft } from '@/lib/orders/draft-queries';
import { draftKey } from '@/lib/orders/draft-rules';
import type { DraftView } from '@/lib/orders/draft-view-queries';
import { formatTime } from '@/lib/time';
import { holdDraftAction, releaseDraftAction } from '../actions';

const MINUTES = 30;

type AsideProps = { draft: Draft; view: DraftView; past: PastOrder[]; now: Date };

/** What it comes to while it is being written, and who is on the phone. */
export function DraftAside({ draft, view, past, now }: AsideProps) {
  const { sums, currency } = view;
  const show = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <>
      <Section tight title="Total">
        <Sums
          className="pt-2"
          rows={[
            { label: 'Items', value: show(sums.itemsAmount) },
            { label: 'Shipping', value: show(sums.shippingAmount) },
            ...sums.promotions.map(({ code, amount }) => ({
              label: `of it ${code}`,
              value: show(-amount),
              look: 'quiet' as const,
            })),
            { label: 'Total', value: show(sums.totalAmount), look: 'total' },
            ...(sums.taxAmount > 0
              ? [{ label: 'of which tax', value: show(sums.taxAmount), look: 'quiet' as const }]
              : []),
          ]}
        />
        <p className="pt-2">
          {view.promisedAt ? (
            <>
              All of it arrives{' '}
              <b>
                <Day at={view.promisedAt} now={now} />
              </b>
            </>
          ) : (
            <span className="text-muted-foreground">No date can be promised yet.</span>
          )}
        </p>
      </Section>
      <Section tight title="Stock">
        {view.hold ? (
          <>
            <p className="pt-2 pb-2">
              {view.hold.lines.reduce((sum, { quantity }) => sum + quantity, 0)} units are held for this draft
              until <b>{formatTime(view.hold.expiresAt)} UTC</b>.
            </p>
            <ActionButton
              action={releaseDraftAction}
              input={{ channel: draft.content.channel, key: draftKey(draft.id) }}
              pendingWord="Letting go…"
              doneWord="The stock is free again"
            >
              Let go
            </ActionButton>
          </>
        ) : (
          <>
            <p className="pt-2 pb-2 text-muted-foreground">
              A draft reserves nothing. Somebody else may buy it meanwhile.
            </p>
            <ActionButton
              action={holdDraftAction}
              input={{ draftId: draft.id, version: draft.version, minutes: MINUTES }}
              pendingWord="Holding…"
              doneWord={`Held for ${MINUTES} minutes`}
            >
              Hold for {MINUTES} minutes
            </ActionButton>
          </>
        )}
      </Section>
      <Section tight title="Past orders">
        {past.length === 0 ? (
          <p className="pt-2 text-muted-foreground">None by this e-mail or phone.</p>
        ) : null}
        <ul className="grid gap-2 pt-2 empty:hidden">
          {past.map((order) => (
            <li key={order.orderId}>
              <span className="flex flex-wrap items-baseline gap-x-2">
                <Link className="link font-semibold" href={`/office/orders/${order.orderId}`}>
                  {order.number}
                </Link>
                <Day at={order.placedAt} now={now} className="text-muted-foreground" />
                <Money amount={order.totalAmount} currency={order.currency} className="ml-auto" />
              </span>
              <span className="sm block text-muted-foreground">{order.items}</span>
              <Status kind="order" status={order.status} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
