import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { listLocations } from '@/lib/sourcing/queries';
import { addDays, calendarDay } from '@/lib/time';
import { TransferForm } from '../transfer-form';

export const metadata: Metadata = { title: 'New transfer' };

export default async function NewTransferPage() {
  const actor = await requireStaff('stock.transfer');
  const places = await listLocations(actor);
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory/transfers">
            Transfers
          </Link>
        }
        title="New transfer"
        status={
          <span className="text-muted-foreground">Nothing moves until it is sent from its own page.</span>
        }
      />
      <PageBody className="pb-10">
        <TransferForm
          places={places.map(({ code, name }) => ({ value: code, label: name }))}
          day={calendarDay(addDays(new Date(), 2), 'UTC')}
        />
      </PageBody>
    </>
  );
}
