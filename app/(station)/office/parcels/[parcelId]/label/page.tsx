import { findPaper } from '@/app/(station)/papers/find-paper';
import { Label } from '@/app/(station)/papers/label';
import { PaperPage } from '@/app/(station)/papers/paper-page';
import { parcelCode } from '@/lib/fulfillment/box-rules';
import { getMerchant } from '@/lib/settings/queries';

export default async function LabelPage({ params }: PageProps<'/office/parcels/[parcelId]/label'>) {
  const paper = await findPaper((await params).parcelId);
  const { name } = await getMerchant();
  return (
    <PaperPage paper={paper} smaller="max-md:not-print:[zoom:0.82]">
      <title>{`Label ${parcelCode(paper.parcelId)}`}</title>
      <Label paper={paper} merchant={name} />
    </PaperPage>
  );
}
