import { Meter } from '@/components/meter';

/** "34 of 60 shipments today", with the meter when there is a limit. */
export function CapacityMeter({ sends, of }: { sends: number; of: number | null }) {
  const units = (n: number) => `${n} ${n === 1 ? 'shipment' : 'shipments'}`;
  if (of === null)
    return <span className="w-[168px] text-muted-foreground">{units(sends)} today, no limit</span>;
  const full = sends >= of;
  return (
    <span className="grid w-[168px] gap-1">
      <span className={full ? 'font-[620]' : 'text-muted-foreground'}>
        {sends} of {units(of)} today{full ? ', full' : ''}
      </span>
      <Meter
        value={sends}
        of={of}
        label={`${sends} of ${of} shipments today`}
        tone={full ? 'wait' : undefined}
      />
    </span>
  );
}
