import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PackingSlip } from '@/app/(station)/papers/packing-slip';
import { PrintButton } from '@/app/(station)/papers/print-button';
import { readShipment } from '@/app/office/fulfill/address';
import { requireSupplier } from '@/app/supplier';
import { supplierShipment } from '@/app/supplier/where';
import { env } from '@/lib/env';
import { getSupplierSlip } from '@/lib/fulfillment/supplier-slip';
import { getMerchant } from '@/lib/settings/queries';

export const metadata: Metadata = { title: 'Packing slip', robots: { index: false } };

/** The slip of what is accepted and has not left, to put into the parcel. */
export default async function SupplierSlipPage({ params }: { params: Promise<{ shipment: string }> }) {
  const { supplier } = await requireSupplier();
  const where = readShipment((await params).shipment);
  const slip = where && (await getSupplierSlip(supplier, where.orderId, where.shipmentNo));
  if (!slip) notFound();
  return (
    <div className="min-h-dvh bg-background print:min-h-0 print:bg-white">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-card px-6 py-2.5 max-md:px-4 print:hidden">
        <Link className="link" href={supplierShipment(slip)}>
          {slip.number}-{slip.shipmentNo}
        </Link>
        <span className="ml-auto">
          <PrintButton />
        </span>
      </header>
      <main className="overflow-x-auto px-6 py-6 max-md:px-4 print:overflow-visible print:p-0">
        <div className="mx-auto w-max shadow-float max-md:not-print:[zoom:0.41] print:shadow-none">
          <PackingSlip paper={slip} merchant={await getMerchant()} portal={env().publicUrl} />
        </div>
      </main>
    </div>
  );
}
