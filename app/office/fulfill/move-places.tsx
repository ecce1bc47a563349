'use client';

import { useEffect, useState } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { Skeleton } from '@/components/ui/skeleton';
import type { MoveOption, MoveOptions } from '@/lib/fulfillment/move-queries';
import { moveOptionsAction } from './reroute-actions';

export const WAIT = 'wait';

type MovePlacesProps = { orderId: number; shipmentNo: number; mayWait: boolean };

/** Where units could go, asked for when the dialog opens: a stock figure in a page would be an old one. */
export function MovePlaces({ orderId, shipmentNo, mayWait }: MovePlacesProps) {
  const [found, setFound] = useState<MoveOptions | null>(null);
  const [refusal, setRefusal] = useState<string>();

  useEffect(() => {
    let open = true;
    moveOptionsAction({ orderId, shipmentNo }).then((result) => {
      if (!open) return;
      if (result.ok) setFound(result.value);
      else setRefusal(firstWords(result));
    });
    return () => {
      open = false;
    };
  }, [orderId, shipmentNo]);

  if (refusal) return <RefusalText>{refusal}</RefusalText>;
  const rows = found?.options ?? [];
  const useful = rows.filter(({ gives }) => gives > 0);
  const empty = rows.filter(({ gives }) => gives === 0);
  return (
    <RadioGroup legend="To where" aria-busy={found === null}>
      {found === null ? (
        <span className="grid gap-3 py-2">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
        </span>
      ) : null}
      <div className="max-h-60 divide-y overflow-y-auto">
        {useful.map((option) => (
          <Place key={option.locationId} option={option} units={found?.units ?? 0} />
        ))}
        {mayWait ? (
          <Radio
            name="to"
            value={WAIT}
            label="Nowhere yet, let them wait"
            help="Their stock is free for others. They are tried again with every receipt."
          />
        ) : null}
      </div>
      {found && useful.length === 0 ? (
        <p className="text-muted-foreground">
          {mayWait ? 'No other place has any of it.' : 'No place has any of it.'}
        </p>
      ) : null}
      {empty.length > 0 && useful.length > 0 ? (
        <p className="sm pt-1 text-muted-foreground">
          None of it:{' '}
          {empty
            .slice(0, 6)
            .map(({ name }) => name)
            .join(', ')}
          {empty.length > 6 ? ` and ${empty.length - 6} more` : ''}
        </p>
      ) : null}
    </RadioGroup>
  );
}

function Place({ option, units }: { option: MoveOption; units: number }) {
  const { locationId, name, km, paused, refused, gives } = option;
  const facts = [
    km === null ? null : `${km.toLocaleString('en')} km from the customer`,
    paused ? 'paused, takes nothing new' : null,
    refused ? 'could not send it before' : null,
  ].filter(Boolean);
  return (
    <Radio
      name="to"
      value={locationId}
      disabled={paused}
      label={name}
      help={facts.join(', ')}
      amount={gives === units ? (units === 1 ? 'has it' : `has all ${units}`) : `has ${gives} of ${units}`}
    />
  );
}
