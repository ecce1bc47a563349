'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { stationOf } from '@/app/office/fulfill/address';
import { findJobAction } from '@/app/office/fulfill/station-actions';
import { firstWords } from '@/components/action-form';
import { tones } from './tones';

/** Opens the job that a scanned number means, or says why not. */
export function useFindJob(locationId: number) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const find = (code: string) =>
    start(async () => {
      const result = await findJobAction({ code, locationId });
      if (result.ok) {
        tones.right();
        return router.push(stationOf(result.value));
      }
      tones.wrong();
      setRefusal(firstWords(result));
    });
  return { find, refusal, pending };
}
