import { findPaper } from '@/app/(station)/papers/find-paper';
import { PackingSlip } from '@/app/(station)/papers/packing-slip';
import { PaperPage } from '@/app/(station)/papers/paper-page';
import { env } from '@/lib/env';
import { getMerchant } from '@/lib/settings/queries';

export default async function SlipPage({ params }: PageProps<'/office/parcels/[parcelId]/slip'>) {
  const paper = await findPaper((await params).parcelId);
  return (
    <PaperPage paper={paper} smaller="max-md:not-print:[zoom:0.41]">
      <title>{`Packing slip ${paper.number}-${paper.shipmentNo}`}</title>
      <PackingSlip paper={paper} merchant={await getMerchant()} portal={env().publicUrl} />
    </PaperPage>
  );
}
