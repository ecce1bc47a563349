'use client';

import { cn } from '@/components/cn';
import { Say } from '@/components/status';
import { Input } from '@/components/ui/input';
import { type Box, carries, formatKg, formatSize, parcelCode } from '@/lib/fulfillment/box-rules';
import { type JobParcel, unitsIn } from './job';
import type { Packing } from './use-packing';

type BoxAndWeightProps = { boxes: Box[]; packing: Packing; parcels: JobParcel[] };
const part = 'grid gap-1.5 border-b px-6 py-3.5 max-md:px-4';

/** Which box, what it should weigh and what the scale says. */
export function BoxAndWeight({ boxes, packing, parcels }: BoxAndWeightProps) {
  return (
    <>
      {boxes.length > 0 ? <BoxChoice boxes={boxes} packing={packing} /> : null}
      <div className={part}>
        <label htmlFor="scale" className="lab">
          Weight from the scale, in kg
        </label>
        <span className="flex items-baseline gap-2.5">
          <Input
            id="scale"
            inputMode="decimal"
            autoComplete="off"
            value={packing.weight}
            onChange={(event) => packing.setWeight(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            className="h-12 max-w-32 text-xl! font-strong"
          />
          <span className="text-muted-foreground">
            {packing.expectedG === null
              ? 'not every weight is known'
              : `of about ${formatKg(packing.expectedG)}`}
          </span>
        </span>
        {packing.gap === null ? null : (
          <p role="status">
            <Say mark="look" tone="wait" strong>
              {formatKg(Math.abs(packing.gap))} too {packing.gap < 0 ? 'light' : 'heavy'} for what was
              verified. Look into the box again.
            </Say>
          </p>
        )}
      </div>
      {parcels.length > 0 ? (
        <div className={part}>
          <span className="lab">Packed before</span>
          <ul>
            {parcels.map(({ id, units, box, weightG }) => (
              <li key={id}>
                <a className="link code" href={`/office/parcels/${id}/label`} target="_blank" rel="noopener">
                  {parcelCode(id)}
                </a>{' '}
                {[unitsIn(units), box, weightG && formatKg(weightG)].filter(Boolean).join(', ')}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function BoxChoice({ boxes, packing }: Omit<BoxAndWeightProps, 'parcels'>) {
  const { box, suggested, contents } = packing;
  const tooWeak = box && contents !== null && !carries(box, contents);
  return (
    <fieldset className={part}>
      <legend className="lab float-left">Box</legend>
      <div className="clear-both grid grid-cols-4 gap-2 max-md:grid-cols-2">
        {boxes.map((one) => (
          <label
            key={one.id}
            className={cn(
              'rounded-md border border-input px-2 py-2 has-checked:bg-accent has-checked:font-strong',
              'has-checked:outline-2 has-checked:-outline-offset-1 has-checked:outline-primary has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
            )}
          >
            <input
              type="radio"
              name="box"
              checked={box?.id === one.id}
              onChange={() => packing.choose(one.id)}
              className="sr-only"
            />
            {one.key ? <span className="code mr-1 text-muted-foreground">{one.key}</span> : null}
            {one.name}
            <small className="block font-normal text-2xs text-muted-foreground font-stretch-[85%]">
              {formatSize(one)}
            </small>
          </label>
        ))}
      </div>
      {tooWeak ? (
        <Say mark="stop" tone="stop" strong>
          {box.name} carries {formatKg(box.maxG ?? 0)}. Take a stronger one, or use two.
        </Say>
      ) : suggested ? (
        <p className="text-muted-foreground text-sm">
          {suggested.name} is the smallest that carries the {formatKg(contents ?? 0)} of all items.
        </p>
      ) : null}
    </fieldset>
  );
}
