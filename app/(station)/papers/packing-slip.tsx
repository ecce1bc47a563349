import { Check } from 'lucide-react';
import { Barcode, QrCode } from '@/components/barcode';
import { MerchantName } from '@/components/brand';
import { parcelCode } from '@/lib/fulfillment/box-rules';
import type { ParcelPapers } from '@/lib/fulfillment/paper-queries';
import { returnReasons, returnReasonWords, returnWindowDays } from '@/lib/returns/rules';
import type { Merchant } from '@/lib/settings/queries';
import { formatDate } from '@/lib/time';
import { countryName } from './country-name';

/** Before there is a box it has no number and no moment. */
export type SlipPaper = Omit<ParcelPapers, 'parcelId' | 'packedAt'> & {
  parcelId: number | null;
  packedAt: string | null;
};
type PackingSlipProps = { paper: SlipPaper; merchant: Merchant; portal: string };
const lab = 'block text-[7.5pt] leading-[10pt]';
const cell = 'border-black border-l px-[3mm] py-[2.2mm] first:border-l-0';

/** What lies in the box, A4, without prices: it may be a present. Below the cut what is needed to send something back. */
export function PackingSlip({ paper, merchant, portal }: PackingSlipProps) {
  const { shipTo, from, lines, others } = paper;
  const code = paper.parcelId === null ? null : parcelCode(paper.parcelId);
  const fact = code ? cell : `${cell} row-span-2`;
  return (
    <article
      aria-label={`Packing slip ${paper.number}-${paper.shipmentNo}`}
      className="paper-slip flex min-h-[297mm] w-[210mm] flex-col bg-white px-[16mm] pt-[15mm] pb-[12mm] text-[10.5pt] text-black leading-[15pt] [--primary:#000]"
    >
      <header className="flex items-start justify-between gap-[8mm]">
        <div>
          <MerchantName name={merchant.name} />
          <p className="text-[8.5pt] leading-[12pt]">
            {[
              from.name,
              from.street,
              [from.postcode, from.city].filter(Boolean).join(' '),
              countryName(from.country),
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
        </div>
        <div className="text-right">
          <span className={lab}>Order</span>
          <b className="text-[24pt] leading-[26pt]">{paper.number}</b>
        </div>
      </header>
      <div className="mt-[8mm] grid grid-cols-[2.3fr_.9fr_1.1fr_1.1fr] border border-black">
        <div className={`${cell} row-span-2`}>
          <span className={lab}>Deliver to</span>
          <b>{paper.name ?? 'no name'}</b>
          {shipTo ? (
            <>
              <br />
              {[shipTo.company, shipTo.line1, shipTo.line2].filter(Boolean).join(', ')}
              <br />
              {shipTo.postcode} {shipTo.city}, {countryName(shipTo.country)}
            </>
          ) : null}
        </div>
        <div className={fact}>
          <span className={lab}>Parcel</span>
          <b>{paper.parcels ? `${paper.position} of ${paper.parcels}` : paper.position}</b>
        </div>
        <div className={fact}>
          <span className={lab}>Packed</span>
          {paper.packedAt ? formatDate(new Date(paper.packedAt), paper.timeZone) : ' '}
        </div>
        <div className={fact}>
          <span className={lab}>Carrier</span>
          {paper.carrier ?? 'on the label'}
        </div>
        {code ? (
          <div className="col-span-3 flex items-center gap-[4mm] border-black border-t border-l px-[1mm] py-[2mm]">
            <Barcode text={code} label={`Barcode ${code}`} className="h-[11mm] w-[62mm]" />
            <span className="font-mono text-[9.5pt]">{code}</span>
          </div>
        ) : null}
      </div>

      <h2 className="mt-[8mm] text-[12pt] leading-[16pt]">In this parcel</h2>
      <table className="w-full">
        <thead className="text-[7.5pt] leading-[10pt]">
          <tr className="border-black border-b text-left *:py-[1mm] *:font-medium">
            <th className="w-[14mm]">Qty</th>
            <th>Item</th>
            <th>Number</th>
            {paper.verified ? <th className="text-right">Checked</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same item may stand on two lines, and none moves
            <tr key={i} className="break-inside-avoid border-[#aaa] border-b *:py-[2mm]">
              <td className="font-title text-[14pt]">{line.quantity}</td>
              <td>{line.name}</td>
              <td className="font-mono text-[9.5pt]">{line.sku}</td>
              {paper.verified ? (
                <td>
                  <Check aria-label="checked" className="ml-auto size-4" />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 ? (
        <>
          <h2 className="mt-[6mm] text-[10.5pt]">Not in this parcel</h2>
          <table className="w-full">
            <tbody>
              {others.map((other, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same item may stand on two lines, and none moves
                <tr key={i} className="break-inside-avoid border-[#aaa] border-b *:py-[1.2mm]">
                  <td className="w-[14mm] font-title">{other.quantity}</td>
                  <td>{other.name}</td>
                  <td>{whereIs(other, paper)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
      <p className="mt-[7mm] text-[11pt] leading-[16pt]">
        {paper.giftMessage ? `“${paper.giftMessage}” ` : null}
        {paper.packedBy ? <b>{paper.packedBy} packed this box.</b> : null}
      </p>

      <SendBack paper={paper} merchant={merchant} portal={portal} />
    </article>
  );
}

function whereIs(other: SlipPaper['others'][number], { shipmentNo, timeZone }: SlipPaper) {
  if (other.status === 'handed_over' || other.status === 'delivered') return 'has been sent already';
  if (other.shipmentNo === shipmentNo) return 'in another parcel';
  const expected = other.promisedAt ? `expected ${formatDate(new Date(other.promisedAt), timeZone)}` : '';
  return [other.location ? `from ${other.location}` : 'as soon as it is there', expected]
    .filter(Boolean)
    .join(', ');
}

function SendBack({ paper, merchant, portal }: PackingSlipProps) {
  return (
    <section className="relative mt-auto break-inside-avoid border-black border-t-[1.2pt] border-dashed pt-[6mm]">
      <span className="absolute -top-[5mm] left-0 bg-white text-[7.5pt] leading-[10pt]">
        Keep the part above. Put the part below in the box if you send something back.
      </span>
      <div className="flex justify-between gap-[10mm]">
        <div>
          <h2 className="text-[12pt] leading-[16pt]">Send it back</h2>
          <p className="max-w-[112mm]">
            Until {returnWindowDays} days after delivery. Open the code, say order {paper.number} and your
            postcode, and choose what you send back.
          </p>
          <p className="mt-[2mm] text-[8.5pt] leading-[12pt]">
            Without a phone: tick a reason and put this part in the box
            {merchant.supportEmail ? `, and write to ${merchant.supportEmail} for an address` : ''}.
          </p>
        </div>
        <div className="text-center">
          <QrCode text={portal} label="QR code of the page for returns" className="size-[27mm]" />
          <span className="font-mono text-[8pt]">{paper.number}</span>
        </div>
      </div>
      <ul className="mt-[4mm] flex flex-wrap gap-x-[6mm] gap-y-[2mm] text-[9pt]">
        {returnReasons.map((reason) => (
          <li key={reason} className="inline-flex items-center gap-[1.5mm]">
            <i className="size-[4mm] border border-black" /> {returnReasonWords[reason]}
          </li>
        ))}
      </ul>
    </section>
  );
}
