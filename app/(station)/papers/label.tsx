import { Barcode } from '@/components/barcode';
import { formatKg, parcelCode } from '@/lib/fulfillment/box-rules';
import type { ParcelPapers } from '@/lib/fulfillment/paper-queries';
import { countryName } from './country-name';

type LabelProps = { paper: ParcelPapers; merchant: string };
const box = 'min-w-0 px-[3mm] py-[1.8mm]';
const lab = 'block text-[7pt] leading-[9pt]';

/** The label on a box, A6: black on white whatever the theme, our number as Code 128. */
export function Label({ paper, merchant }: LabelProps) {
  const { from, shipTo, carrier, trackingNumber } = paper;
  const code = parcelCode(paper.parcelId);
  return (
    <article
      aria-label={`Label ${code}`}
      className="paper-label flex h-[148mm] w-[105mm] flex-col bg-white p-[4mm] text-[9pt] text-black leading-[12pt]"
    >
      <div className={`${box} border border-black`}>
        <span className={lab}>From</span>
        <b>{merchant}</b>, {from.name}
        <br />
        {[from.street, [from.postcode, from.city].filter(Boolean).join(' '), countryName(from.country)]
          .filter(Boolean)
          .join(', ')}
      </div>
      <div className={`${box} flex-1 border border-black border-t-0 text-[14pt] leading-[18pt]`}>
        <span className={lab}>To</span>
        <b className="block break-words text-[16pt] leading-[20pt]">{paper.name ?? 'no name'}</b>
        {shipTo ? (
          <address className="break-words not-italic">
            {[shipTo.company, shipTo.line1, shipTo.line2].filter(Boolean).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
            <b className="block">
              {shipTo.postcode} {shipTo.city}
            </b>
            {shipTo.region ? <span className="block">{shipTo.region}</span> : null}
            <span className="block uppercase">{countryName(shipTo.country)}</span>
          </address>
        ) : (
          <p>No address: it is collected.</p>
        )}
      </div>
      <dl className="grid grid-cols-3 border border-black border-t-0 *:not-first:border-black *:not-first:border-l">
        <Fact label="Order" value={paper.number} />
        <Fact label="Box" value={paper.parcels ? `${paper.position} of ${paper.parcels}` : paper.position} />
        <Fact label="Weight" value={paper.weightG ? formatKg(paper.weightG) : 'not weighed'} />
      </dl>
      {carrier ? (
        <p className={`${box} border border-black border-t-0`}>
          {carrier} <span className="font-mono">{trackingNumber}</span>
        </p>
      ) : null}
      <div className="pt-[4mm] text-center">
        <Barcode text={code} label={`Barcode ${code}`} className="mx-auto h-[22mm] w-[80mm]" />
        <span className="mt-[1mm] block font-mono text-[12pt] tracking-[0.08em]">{code}</span>
      </div>
    </article>
  );
}

function Fact({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <div className={box}>
      <dt className={lab}>{label}</dt>
      <dd className="font-semibold text-[12pt] leading-[15pt]">{value}</dd>
    </div>
  );
}
