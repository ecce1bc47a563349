import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { eventLook } from '@/app/office/orders/[orderId]/event-looks';
import { Line } from '@/components/line';
import { Day, ShortMoment } from '@/components/moment';
import { Columns, DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import { Timeline } from '@/components/timeline';
import { CopyButton } from '@/components/ui/copy-button';
import { listTimeline } from '@/lib/events/queries';
import { describeEvent } from '@/lib/events/rules';
import { getReturn } from '@/lib/returns/detail-queries';
import { can } from '@/lib/staff/permissions';
import { ReturnActions } from './return-actions';
import { ReturnLines } from './return-lines';
import { ReturnMoney } from './return-money';
import { returnEnded, returnStopsOf } from './return-stops';

export async function generateMetadata({ params }: PageProps<'/office/returns/[rma]'>): Promise<Metadata> {
  return { title: `Return ${(await params).rma.toUpperCase()}` };
}

export default async function ReturnPage({ params }: PageProps<'/office/returns/[rma]'>) {
  const actor = await requireStaff('return.read');
  const { rma } = await params;
  const found = /^[0-9A-Za-z]{4,20}$/.test(rma) ? await getReturn(actor, rma.toUpperCase()) : null;
  if (!found) notFound();
  const now = new Date();
  const timeline = (await listTimeline(actor, found.orderId)).filter(
    ({ data }) => data.returnNo === found.returnNo,
  );

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/returns">
            Returns
          </Link>
        }
        title={found.rma}
        copy={<CopyButton text={found.rma} label="return number" />}
        status={
          <>
            <Status kind="return" status={found.status} />
            <span className="text-muted-foreground">
              order{' '}
              <Link className="link" href={`/office/orders/${found.orderId}`}>
                {found.number}
              </Link>
              {found.deliveredAt ? (
                <>
                  , delivered <Day at={new Date(found.deliveredAt)} now={now} />
                </>
              ) : null}
            </span>
          </>
        }
        actions={<ReturnActions found={found} actor={actor} />}
      />
      <PageBody className="pb-10">
        {returnEnded(found) ? null : (
          <Line label="Where the return stands" stops={returnStopsOf(found, now)} />
        )}
        <Columns
          aside={
            <>
              {found.refundableAmount !== null ? <ReturnMoney found={found} actor={actor} /> : null}
              <Section
                tight
                title="Customer"
                action={
                  found.customerId && can(actor, 'customer.read') ? (
                    <Link className="link" href={`/office/customers/${found.customerId}`}>
                      Open
                    </Link>
                  ) : null
                }
              >
                <p className="pt-2 break-words">
                  <b>{found.customer ?? 'No name'}</b>
                  <br />
                  {found.email}
                </p>
              </Section>
            </>
          }
        >
          <ReturnLines found={found} actor={actor} />
          {found.message ? (
            <Section title="What the customer was told">
              <p className="pt-2 whitespace-pre-line break-words">{found.message}</p>
            </Section>
          ) : null}
          {found.reasonInternal ? (
            <Section title="For colleagues">
              <p className="pt-2 whitespace-pre-line break-words">{found.reasonInternal}</p>
            </Section>
          ) : null}
          <Section title="What happened">
            <div className="pt-2">
              <Timeline
                happenings={timeline.map((entry) => ({
                  key: entry.id,
                  when: <ShortMoment at={entry.at} now={now} />,
                  ...eventLook(entry.type),
                  who: entry.who,
                  what: describeEvent(entry, found.sees.money ? found.currency : null),
                  customerSees: entry.visible,
                }))}
              />
            </div>
          </Section>
        </Columns>
      </PageBody>
    </>
  );
}
