'use client';

import { useState } from 'react';
import { tones } from '@/app/(station)/tones';
import { useKept } from '@/app/(station)/use-kept';
import type { UnscannableReason } from '@/db/statuses';
import {
  acknowledge,
  countAgain,
  countByHand,
  countOf,
  nextLine,
  nothingVerified,
  scan,
  stillFits,
  unitsOf,
  type Verified,
} from '@/lib/fulfillment/verify-rules';
import type { StationJob } from './job';

export type LogEntry = { id: number; at: Date; code: string; words: string; good: boolean };
const LOG = 5;

/** What has been verified for the open box: kept in this tab, told by tone and by the last scans. */
export function useVerified({ orderId, shipmentNo, lines }: StationJob) {
  const key = `station.${orderId}-${shipmentNo}.${lines.reduce((sum, { packed }) => sum + packed, 0)}`;
  const [kept, keep] = useKept<Verified>(key, nothingVerified);
  const [log, setLog] = useState<LogEntry[]>([]);
  const verified = stillFits(lines, kept) ? kept : nothingVerified;
  const total = lines.reduce((sum, line) => sum + line.left, 0);
  const left = total - unitsOf(verified);

  const become = (next: Verified, code: string) => {
    keep(next);
    const good = next.block === null && unitsOf(next) > unitsOf(verified);
    if (!good) tones.wrong();
    else if (unitsOf(next) === total) tones.complete();
    else tones.right();
    const line = good ? lines.find(({ lineNo }) => lineNo === next.lineNo) : undefined;
    const words = line
      ? `${countOf(next, line.lineNo)} of ${line.left}`
      : verified.block
        ? 'not counted, the notice was not confirmed'
        : next.block?.why === 'too_many'
          ? 'one too many'
          : 'not in this shipment';
    setLog((entries) => [{ id: Date.now(), at: new Date(), code, words, good }, ...entries].slice(0, LOG));
  };

  return {
    verified,
    left,
    log,
    wanted: nextLine(lines, verified),
    scan: (code: string) => become(scan(lines, verified, code), code),
    count: (what: { lineNo: number; quantity: number; reason?: UnscannableReason }) =>
      become(
        countByHand(lines, verified, what),
        lines.find(({ lineNo }) => lineNo === what.lineNo)?.sku ?? 'by hand',
      ),
    again: (lineNo: number) => keep(countAgain(verified, lineNo)),
    acknowledge: () => keep(acknowledge(verified)),
    /** It is in a box now: nothing of it is kept. */
    finish: (parcelId: number) => {
      keep(nothingVerified);
      return parcelId;
    },
  };
}
