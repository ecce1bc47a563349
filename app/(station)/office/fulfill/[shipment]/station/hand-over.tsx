'use client';

import { useState, useTransition } from 'react';
import { Frame, Keys } from '@/app/(station)/frame';
import { ScanField } from '@/app/(station)/scan-field';
import { tones } from '@/app/(station)/tones';
import { useKept } from '@/app/(station)/use-kept';
import { handOverParcelAction, unpackParcelAction } from '@/app/office/fulfill/actions';
import { carriers } from '@/app/office/fulfill/carriers';
import { ActionButton } from '@/components/action-button';
import { firstWords, RefusalText } from '@/components/action-form';
import { Mark } from '@/components/mark';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatKg, parcelCode, readParcelCode } from '@/lib/fulfillment/box-rules';
import type { Job } from '@/lib/fulfillment/station-queries';
import { isCodeOf } from '@/lib/fulfillment/verify-rules';
import { type JobParcel, type ParcelLabel, type StationJob, unitsIn } from './job';
import { NextJob } from './next-job';

type HandOverProps = {
  job: StationJob;
  parcels: JobParcel[];
  labels: ParcelLabel[];
  next: Job | null;
  packed: number;
  staff: string;
  setAside: () => void;
  goOn: () => void;
  print: (parcelId: number) => void;
};

const keys = [
  ['P', 'print the label again'],
  ['Enter', 'hand over'],
  ['Esc', 'leave it for the truck'],
] as const;

/** The box is closed: label on it, the carrier's number scanned where there is one, and it goes. */
export function HandOver(props: HandOverProps) {
  const { job, parcels, labels, next, packed, staff, setAside, goOn, print } = props;
  const [carrier, setCarrier] = useKept('station.carrier', '', 'browser');
  const [trackingNumber, setTrackingNumber] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const [parcel] = parcels;
  if (!parcel) return null;
  const code = parcelCode(parcel.id);

  const handOver = () => {
    if (pending) return;
    start(async () => {
      const result = await handOverParcelAction({ parcelId: parcel.id, carrier, trackingNumber });
      if (!result.ok) {
        tones.wrong();
        return setRefusal(firstWords(result));
      }
      tones.complete();
      if (parcels.length === 1) goOn();
    });
  };
  const typed = (text: string) => {
    setRefusal(undefined);
    const scanned = text.trim();
    if (scanned === '') return handOver();
    if (/^p$/i.test(scanned)) return print(parcel.id);
    const wrong =
      readParcelCode(scanned) !== null
        ? `${scanned} is a label of ours. Scan the carrier’s number, or press Enter to go without one.`
        : job.lines.some((line) => isCodeOf(line, scanned))
          ? `${scanned} is an item of this shipment, and the box is closed.`
          : null;
    if (wrong) {
      tones.wrong();
      return setRefusal(wrong);
    }
    tones.right();
    setTrackingNumber(scanned);
  };

  return (
    <Frame
      location={job.location}
      packed={packed}
      staff={staff}
      exit={`/office/fulfill?location=${job.locationId}`}
      footer={
        <>
          <RefusalText className="pb-2">{refusal}</RefusalText>
          <div className="flex flex-wrap items-center gap-2.5">
            <ScanField
              label="Scan the carrier’s number"
              placeholder="The carrier’s number, or Enter"
              onTyped={typed}
              onEscape={setAside}
              keys={{ p: () => print(parcel.id) }}
            />
            <Button
              variant="primary"
              className="min-h-[46px] text-base max-md:w-full"
              onClick={handOver}
              aria-disabled={pending}
            >
              {pending ? 'Handing over…' : 'Hand over'}
            </Button>
          </div>
          <Keys keys={keys} />
        </>
      }
    >
      <div className="flex flex-wrap items-start gap-x-12 gap-y-6 px-6 py-6 max-md:px-4">
        <section className="grid max-w-[560px] min-w-0 flex-1 basis-80 gap-4">
          <p role="status" className="flex items-center gap-3">
            <Mark name="done" tone="good" className="size-9" />
            <span>
              <b className="block text-xl">
                {job.name} is packed{parcels.length > 1 ? `, ${parcels.length} boxes to hand over` : ''}
              </b>
              <span className="text-muted-foreground">
                <span className="code">{code}</span>,{' '}
                {[
                  unitsIn(parcel.units),
                  parcel.box && `box ${parcel.box}`,
                  parcel.weightG && formatKg(parcel.weightG),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field id="carrier" label="Carrier">
              <Input
                list="carriers"
                value={carrier}
                autoComplete="off"
                onChange={(event) => setCarrier(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </Field>
            <Field id="tracking" label="Carrier’s number" optional>
              <Input
                code
                value={trackingNumber}
                autoComplete="off"
                onChange={(event) => setTrackingNumber(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </Field>
            <datalist id="carriers">
              {carriers.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </div>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button onClick={() => print(parcel.id)}>Print the label</Button>
            <a className="link" href={`/office/parcels/${parcel.id}/slip`} target="_blank" rel="noopener">
              Packing slip
            </a>
            <ActionButton
              action={unpackParcelAction}
              input={{ parcelId: parcel.id }}
              variant="ghost"
              pendingWord="Unpacking…"
              doneWord="Unpacked"
            >
              Unpack it again
            </ActionButton>
          </p>
          <NextJob next={next} />
        </section>
        <div className="w-[105mm] max-w-full overflow-hidden border border-rule max-md:hidden">
          {labels.find(({ parcelId }) => parcelId === parcel.id)?.label}
        </div>
      </div>
    </Frame>
  );
}
