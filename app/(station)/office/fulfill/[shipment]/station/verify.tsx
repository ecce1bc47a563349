'use client';

import { Gift } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Frame, Keys } from '@/app/(station)/frame';
import { ScanField } from '@/app/(station)/scan-field';
import { benchOf } from '@/app/office/fulfill/address';
import { RefusalText } from '@/components/action-form';
import { Button } from '@/components/ui/button';
import type { Box } from '@/lib/fulfillment/box-rules';
import type { Job } from '@/lib/fulfillment/station-queries';
import { readTyped, unitsOf } from '@/lib/fulfillment/verify-rules';
import { Alarm } from './alarm';
import { BoxAndWeight } from './box-and-weight';
import { ItemList } from './item-list';
import { type StationJob, unitsIn } from './job';
import { LastScans } from './last-scans';
import { usePacking } from './use-packing';
import { useVerified } from './use-verified';

type VerifyProps = {
  job: StationJob;
  boxes: Box[];
  next: Job | null;
  packed: number;
  staff: string;
  setAside: () => void;
  goOn: () => void;
  onPacked: (parcelId: number) => void;
};

const keys = [
  ['1', 'to 4: box'],
  ['*6', 'six of the item just scanned'],
  ['2.31', 'the scale in kg'],
  ['Enter', 'confirm'],
  ['Esc', 'set aside'],
] as const;

/** Every unit for this box by its code. Red until acknowledged when something is wrong. */
export function Verify({ job, boxes, packed, staff, setAside, onPacked }: VerifyProps) {
  const checking = useVerified(job);
  const { verified, left } = checking;
  const [hint, setHint] = useState<string>();
  const packing = usePacking({ job, boxes, verified, onPacked: (id) => onPacked(checking.finish(id)) });
  const total = job.lines.reduce((sum, line) => sum + line.left, 0);
  const done = unitsOf(verified);

  const confirm = () => {
    if (verified.block) return checking.acknowledge();
    if (left === 0) return packing.pack();
    setHint(
      done === 0
        ? 'Scan the first item.'
        : `${done} of ${total} units are verified. Scan the rest, or close this box without them.`,
    );
  };
  const typed = (text: string) => {
    setHint(undefined);
    const meant = readTyped(text, job.lines);
    if (meant.is === 'nothing') return confirm();
    if (verified.block && meant.is !== 'code')
      return setHint('Confirm the red notice first: put the item back, then press Enter.');
    if (meant.is === 'box') return chooseKey(meant.key);
    if (meant.is === 'weight') return packing.setWeight(text.trim().replace(/\s*kg$/i, ''));
    if (meant.is === 'code') return checking.scan(meant.code);
    if (verified.lineNo === null) return setHint('Scan the item first, then type how many.');
    checking.count({ lineNo: verified.lineNo, quantity: meant.quantity });
  };
  const chooseKey = (key: number) => {
    const box = boxes.find((one) => one.key === key);
    if (box) packing.choose(box.id);
    else setHint(`No box has the key ${key}.`);
  };

  return (
    <Frame
      location={job.location}
      packed={packed}
      staff={staff}
      exit={`/office/fulfill?location=${job.locationId}`}
      alarm={
        verified.block ? (
          <Alarm
            block={verified.block}
            lines={job.lines}
            wanted={checking.wanted}
            onAcknowledge={checking.acknowledge}
          />
        ) : null
      }
      footer={
        <>
          {hint ? <p className="pb-2 font-strong">{hint}</p> : null}
          <RefusalText className="pb-2">{packing.refusal}</RefusalText>
          <div className="flex flex-wrap items-center gap-2.5">
            <ScanField
              label="Scan an item"
              placeholder="Listening for the scanner"
              onTyped={typed}
              onEscape={setAside}
              keys={Object.fromEntries(['1', '2', '3', '4'].map((key) => [key, () => typed(key)]))}
            />
            {left > 0 && done > 0 && !verified.block ? (
              <Button
                className="min-h-[46px] text-base"
                onClick={packing.pack}
                aria-disabled={packing.pending}
              >
                Close this box with {done} of {total}
              </Button>
            ) : null}
            <Button
              variant="primary"
              className="min-h-[46px] text-base max-md:w-full"
              disabled={left > 0 || verified.block !== null}
              onClick={packing.pack}
              aria-disabled={packing.pending}
            >
              {packing.pending ? 'Packing…' : `Pack ${unitsIn(total)}`}
            </Button>
          </div>
          <Keys keys={keys} />
        </>
      }
    >
      <div className="grid h-full grid-cols-[minmax(0,1fr)_380px] max-lg:grid-cols-[minmax(0,1fr)]">
        <section className="px-6 py-4 max-md:px-4">
          <header className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1 border-rule border-b pb-2.5">
            <h1 className="text-[26px] leading-8">{job.name}</h1>
            <span className="text-muted-foreground">{job.to}</span>
            {job.giftMessage ? (
              <span className="ml-auto inline-flex items-center gap-1.5 font-strong">
                <Gift aria-hidden="true" className="size-4 stroke-[1.75]" /> gift
              </span>
            ) : null}
          </header>
          <ItemList
            lines={job.lines}
            verified={verified}
            wanted={checking.wanted}
            onCount={checking.count}
            onAgain={checking.again}
          />
          <p className="flex flex-wrap gap-x-5 gap-y-1 pt-3.5">
            <span className="text-muted-foreground" role="status">
              {done} of {total} units verified
            </span>
            <Link className="link ml-auto" href={benchOf(job)}>
              Something is missing or broken
            </Link>
          </p>
          <LastScans log={checking.log} />
        </section>
        <aside className="border-l max-lg:border-t max-lg:border-l-0">
          <BoxAndWeight boxes={boxes} packing={packing} parcels={job.parcels} />
          {job.giftMessage || job.instruction ? (
            <div className="grid gap-1.5 border-b px-6 py-3.5 max-md:px-4">
              <span className="lab">Put in and mind</span>
              {job.giftMessage ? <p>Gift card: “{job.giftMessage}”</p> : null}
              {job.instruction ? <p>“{job.instruction}”</p> : null}
            </div>
          ) : null}
        </aside>
      </div>
    </Frame>
  );
}
