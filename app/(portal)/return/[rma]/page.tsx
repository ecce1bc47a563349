import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { requireVisit } from '@/app/portal';
import { Line, type Stop } from '@/components/line';
import { Wrap } from '@/components/portal-shell';
import { ProductPicture } from '@/components/product-picture';
import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Refusal } from '@/lib/errors';
import { formatMoney } from '@/lib/money';
import { dayWords } from '@/lib/orders/tracking-headline';
import { getReturn, type ReturnDetail } from '@/lib/returns/detail-queries';
import { returnStatus } from '@/lib/returns/return-status';
import { returnReasonWords } from '@/lib/returns/rules';
import type { CustomerActor } from '@/lib/staff/permissions';
import { formatDay } from '@/lib/time';
import { AnswerForm } from '../../answer-form';
import { cancelReturnAction } from '../actions';

export const metadata: Metadata = { title: 'Your return', robots: { index: false } };

type ReturnStatusPageProps = {
  params: Promise<{ rma: string }>;
  searchParams: Promise<{ new?: string }>;
};

export default async function ReturnStatusPage({ params, searchParams }: ReturnStatusPageProps) {
  const { customer } = await requireVisit();
  if (!customer.proven) redirect('/return');
  const found = await ownReturn(customer, (await params).rma);
  if (!found) notFound();
  const isNew = (await searchParams).new !== undefined && found.status === 'requested';
  const now = new Date();
  return (
    <Wrap narrow>
      <p className="pt-6 text-muted-foreground max-md:pt-2">
        Return for order {found.number}, asked {dayWords(new Date(found.requestedAt), now, 'UTC')}
      </p>
      <h1 className="pt-1.5 pb-4">{headline(found)}</h1>
      {isNew ? (
        <Banner tone="good" title="Your request is with us" alert className="mb-5">
          We write to you as soon as it is approved.
        </Banner>
      ) : null}
      {found.status === 'declined' && found.message ? (
        <Banner tone="wait" title="Our reason" className="mb-5">
          {found.message}
        </Banner>
      ) : null}
      <Card className="px-6 pt-[22px] pb-5 max-md:px-4">
        <Line label="Return" stops={stopsOf(found, now)} />
        <p className="flex items-center gap-2 pt-5">
          <span className="text-muted-foreground">Return number</span>
          <b className="font-mono">{found.rma}</b>
          <CopyButton text={found.rma} label="return number" />
        </p>
        {found.status === 'approved' ? (
          <p className="pt-1.5">
            Pack the items so that they travel well, write this number on the box, and send it to the address
            in our mail.
          </p>
        ) : null}
        <ul className="pt-4">
          {found.lines.map((line) => (
            <li key={line.lineNo} className="flex items-center gap-3.5 border-t py-3">
              <ProductPicture src={line.picture} size="l" />
              <span>
                {line.name}
                <span className="block text-[15px] text-muted-foreground">
                  {returnReasonWords[line.reason]}
                </span>
              </span>
              <span className="ml-auto text-muted-foreground">{line.quantity}</span>
            </li>
          ))}
        </ul>
        {found.creditedAmount ? (
          <p className="border-t pt-3">
            {formatMoney(found.creditedAmount, found.currency)} refunded. Your bank may take up to 5 days to
            show it.
          </p>
        ) : null}
      </Card>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pt-6">
        {returnStatus.can(found.status, 'cancel') && !found.creditedAmount ? (
          <AnswerForm
            action={cancelReturnAction}
            hidden={{ returnNo: String(found.returnNo) }}
            verb="Keep everything, cancel the return"
            variant="default"
            pendingWord="Canceling…"
          />
        ) : null}
        <Link className="link" href="/track">
          Back to the order
        </Link>
      </div>
    </Wrap>
  );
}

/** Somebody else's return looks as if there were none. */
async function ownReturn(customer: CustomerActor, rma: string) {
  try {
    return await getReturn(customer, rma.toUpperCase());
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function headline({ status }: ReturnDetail) {
  switch (status) {
    case 'requested':
    case 'needs_review':
      return 'We are looking at your return.';
    case 'approved':
      return 'Approved. Send it back.';
    case 'declined':
      return 'We could not accept this return.';
    case 'in_transit':
      return 'Your return is on its way to us.';
    case 'received':
      return 'Your return has arrived with us.';
    case 'inspected':
      return 'We have looked at it; the money comes next.';
    case 'resolved':
      return 'Your return is done.';
    case 'canceled':
      return 'This return is canceled.';
    case 'expired':
      return 'This return was not sent in time.';
  }
}

function stopsOf(found: ReturnDetail, now: Date): Stop[] {
  const day = (at: string | null) => (at ? formatDay(new Date(at), now) : undefined);
  const reached = {
    requested: 0,
    needs_review: 0,
    approved: 1,
    in_transit: 2,
    received: 3,
    inspected: 3,
    resolved: 4,
  };
  const ended = !(found.status in reached);
  const last = ended ? 0 : reached[found.status as keyof typeof reached];
  const words = [
    { word: 'Requested', detail: day(found.requestedAt) },
    { word: 'Approved', detail: day(found.reviewedAt) },
    { word: 'On its way' },
    { word: 'Arrived', detail: day(found.receivedAt) },
    { word: 'Refunded' },
  ];
  return words.map((stop, i) => ({
    ...stop,
    state: i < last || last === 4 ? 'done' : i > last ? 'ahead' : ended ? 'done' : 'here',
  }));
}
