'use client';

import { useState, useTransition } from 'react';
import { packScannedAction } from '@/app/office/fulfill/station-actions';
import { firstWords } from '@/components/action-form';
import { type Box, contentsG, suggestBox, weightGap } from '@/lib/fulfillment/box-rules';
import { countOf, readWeight, type Verified } from '@/lib/fulfillment/verify-rules';
import type { StationJob } from './job';

type PackingProps = {
  job: StationJob;
  boxes: Box[];
  verified: Verified;
  onPacked: (parcelId: number) => void;
};

/** Box and scale of the open box, and the moment it is closed. */
export function usePacking({ job, boxes, verified, onPacked }: PackingProps) {
  const [boxId, choose] = useState<number | null>(null);
  const [weight, setWeight] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();

  const box = boxes.find(({ id }) => id === boxId) ?? null;
  const { orderId, shipmentNo, lines } = job;
  const weigh = (quantityOf: (line: StationJob['lines'][number]) => number) =>
    contentsG(lines.map((line) => ({ quantity: quantityOf(line), weightG: line.weightG })));
  const inside = weigh((line) => countOf(verified, line.lineNo));
  const complete = weigh((line) => line.left);
  const withBox = (grams: number | null) => (grams === null ? null : grams + (box?.tareG ?? 0));
  const scaleG = readWeight(weight);

  const pack = () => {
    if (pending) return;
    if (weight.trim() !== '' && scaleG === null)
      return setRefusal(`${weight} is not a weight. Write it like 2.31, in kilograms.`);
    setRefusal(undefined);
    start(async () => {
      const result = await packScannedAction({
        orderId,
        shipmentNo,
        checks: verified.checks,
        wrongScans: verified.wrongScans,
        ...(boxId !== null && { boxId }),
        ...(scaleG !== null && { weightG: scaleG }),
      });
      if (result.ok) onPacked(result.value.parcelId);
      else setRefusal(firstWords(result));
    });
  };

  return {
    box,
    choose,
    weight,
    setWeight,
    pack,
    pending,
    refusal,
    contents: complete,
    suggested: suggestBox(boxes, complete),
    /** Box and all that is to go into it. */
    expectedG: withBox(complete),
    /** How far the scale is off from what has been verified so far. */
    gap: weightGap(scaleG, withBox(inside)),
  };
}
export type Packing = ReturnType<typeof usePacking>;
