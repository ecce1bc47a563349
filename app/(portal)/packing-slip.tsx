import { MerchantName } from '@/components/brand';

const rows = [
  [62, 8],
  [48, 8],
  [55, 8],
] as const;

/** Where the number stands, drawn: the slip in the box. */
export function PackingSlip({ merchant }: { merchant: string }) {
  return (
    <figure className="pb-[60px] max-md:pb-0">
      <div
        aria-hidden="true"
        className="min-h-[300px] border bg-card px-[26px] pt-[30px] pb-10 [mask-image:linear-gradient(#000_70%,#0000)] max-md:min-h-[150px] max-md:pb-2.5"
      >
        <div className="flex items-start justify-between gap-4">
          <MerchantName name={merchant} />
          <span className="rounded-[2px] text-right outline-2 outline-primary outline-offset-[7px]">
            <span className="block text-[12px] leading-4">Order</span>
            <b className="block text-[20px] leading-[22px]">10482</b>
          </span>
        </div>
        <span className="mt-4 block h-[7px] w-[52%] bg-secondary" />
        <span className="mt-2.5 block h-[7px] w-[38%] bg-secondary" />
        <hr className="mt-[22px] mb-3" />
        {rows.map(([name, quantity]) => (
          <span key={name} className="mt-2.5 flex justify-between">
            <span className="h-[7px] bg-secondary" style={{ width: `${name}%` }} />
            <span className="h-[7px] bg-secondary" style={{ width: `${quantity}%` }} />
          </span>
        ))}
      </div>
      <figcaption className="mt-1 text-muted-foreground text-sm">
        On the slip in the box, top right, and in the subject of every e-mail from us.
      </figcaption>
    </figure>
  );
}
