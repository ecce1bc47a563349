import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { FactBoxes } from '@/components/fact-boxes';
import { Day } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Banner } from '@/components/ui/banner';
import { listSubjectTimeline } from '@/lib/events/queries';
import { getTransfer } from '@/lib/inventory/transfer-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { calendarDay } from '@/lib/time';
import { SubjectTimeline } from '../../subject-timeline';
import { TransferForm } from '../transfer-form';
import { TransferState } from '../transfer-state';
import { CloseShortDialog, DateDialog } from './close-dialogs';
import { ReceiveForm } from './receive-form';
import { TransferActions } from './transfer-actions';
import { TransferLines } from './transfer-lines';

export async function generateMetadata({
  params,
}: PageProps<'/office/inventory/transfers/[transferId]'>): Promise<Metadata> {
  return { title: `Transfer ${(await params).transferId}` };
}

export default async function TransferPage({
  params,
}: PageProps<'/office/inventory/transfers/[transferId]'>) {
  const actor = await requireStaff('stock.read');
  const { transferId } = await params;
  const id = /^[1-9]\d{0,14}$/.test(transferId) ? Number(transferId) : notFound();
  const now = new Date();
  const transfer = await getTransfer(actor, id, now);
  if (!transfer) notFound();
  const [timeline, places] = await Promise.all([
    listSubjectTimeline(actor, `transfer:${id}`),
    transfer.status === 'draft' ? listLocations(actor) : [],
  ]);
  const { status, from, to, units, received, missing, expectedAt, note, lines } = transfer;
  const plans = can(actor, 'stock.transfer');
  const left = units - received - missing;
  const open = lines
    .map((line) => ({ ...line, left: line.quantity - line.received - line.missing }))
    .filter((line) => line.left > 0);

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory/transfers">
            Transfers
          </Link>
        }
        title={`Transfer ${id}`}
        status={<TransferState row={transfer} />}
        actions={plans ? <TransferActions transfer={transfer} /> : null}
      />
      <PageBody className="pb-10">
        {transfer.overdue && expectedAt ? (
          <Banner tone="wait" title={`It should have been at ${to} by now`} className="mb-4">
            Receive what is there, give it another day, or close it short when the rest will not come.
          </Banner>
        ) : null}
        <FactBoxes
          facts={[
            { label: 'From', value: from },
            { label: 'To', value: to },
            { label: 'Units', value: units },
            ...(status === 'draft'
              ? []
              : [
                  { label: 'On the way', value: status === 'sent' ? left : 0 },
                  { label: 'Arrived', value: received },
                  { label: 'Missing', value: missing },
                ]),
            { label: 'Expected', value: expectedAt ? <Day at={expectedAt} now={now} /> : 'no day' },
          ]}
        />
        {note ? <p className="pt-3">{note}</p> : null}
        {status === 'sent' && transfer.receives && can(actor, 'stock.receive') ? (
          <Section
            title={`Receive at ${to}`}
            note="orders that wait are served at once, oldest first"
            action={
              plans ? (
                <span className="inline-flex gap-2">
                  <DateDialog transferId={id} day={expectedAt ? calendarDay(expectedAt, 'UTC') : ''} />
                  <CloseShortDialog
                    transferId={id}
                    to={to}
                    lines={open.map(({ sku, name, left: units }) => ({ sku, name, units }))}
                  />
                </span>
              ) : null
            }
          >
            <ReceiveForm
              key={open.map((line) => `${line.sku}${line.left}`).join()}
              transferId={id}
              lines={open.map(({ sku, name, left: units }) => ({ sku, name, units }))}
            />
          </Section>
        ) : null}
        {status === 'draft' && plans ? (
          <Section title="The draft" note={`nothing is kept for it at ${from} until it is sent`}>
            <div className="pt-3">
              <TransferForm
                key={timeline.length}
                places={places.map(({ code, name }) => ({ value: code, label: name }))}
                day=""
                plan={{
                  transferId: id,
                  from: transfer.fromCode,
                  to: transfer.toCode,
                  day: expectedAt ? calendarDay(expectedAt, 'UTC') : '',
                  note: note ?? '',
                  lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
                }}
              />
            </div>
          </Section>
        ) : null}
        <TransferLines lines={lines} draft={status === 'draft'} from={from} />
        <Section title="What happened">
          <SubjectTimeline timeline={timeline} now={now} />
        </Section>
      </PageBody>
    </>
  );
}
