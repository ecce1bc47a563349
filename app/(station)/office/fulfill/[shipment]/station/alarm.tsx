'use client';

import { useEffect, useState } from 'react';
import { nameCodeAction } from '@/app/office/fulfill/station-actions';
import { Mark } from '@/components/mark';
import { ProductPicture } from '@/components/product-picture';
import { Button } from '@/components/ui/button';
import type { NamedItem } from '@/lib/fulfillment/station-queries';
import type { Block } from '@/lib/fulfillment/verify-rules';
import type { JobLine } from './job';

type AlarmProps = {
  block: Block;
  lines: readonly JobLine[];
  /** What would be right now; null when the box is complete. */
  wanted: JobLine | null;
  onAcknowledge: () => void;
};

/** Red over the whole width: what was scanned, what is wanted, and nothing goes on before it is confirmed. */
export function Alarm({ block, lines, wanted, onAcknowledge }: AlarmProps) {
  const own = lines.find(({ lineNo }) => lineNo === block.lineNo);
  const foreign = useNamed(own ? null : block.code);
  const scanned = own ?? foreign;
  const wants = wanted ? (
    <>
      {' '}
      This box wants <b>{wanted.name}</b>.
    </>
  ) : (
    ' Everything for this box is already in it.'
  );
  return (
    <section
      role="alert"
      className="flex flex-wrap items-center gap-x-6 gap-y-3 bg-alarm px-6 py-5 text-alarm-foreground [--ground:var(--alarm)] max-md:px-4"
    >
      <Mark name="stop" className="size-16 max-md:size-10" />
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="font-title text-3xl max-md:text-xl">
          {block.why === 'wrong' ? 'Wrong item. Put it back.' : 'One too many. Put it back.'}
        </h2>
        <p className="text-lg">
          {own ? (
            <>
              All {own.left} of <b>{own.name}</b> are already counted.{wants}
            </>
          ) : (
            <>
              You scanned <b>{foreign?.name ?? block.code}</b>.{wants}
            </>
          )}
        </p>
        <Button
          className="mt-3 min-h-11 border-transparent text-base bg-alarm-foreground text-alarm hover:border-transparent"
          onClick={onAcknowledge}
        >
          I have put it back
        </Button>
      </div>
      <Shown label="Scanned" code={scanned?.sku ?? block.code} picture={scanned?.picture ?? null} />
      {wanted ? (
        <Shown
          label={wanted.bin ? `Wanted, bin ${wanted.bin}` : 'Wanted'}
          code={wanted.sku ?? wanted.name}
          picture={wanted.picture}
        />
      ) : null}
    </section>
  );
}

function Shown({ label, code, picture }: { label: string; code: string; picture: string | null }) {
  return (
    <figure className="grid max-w-40 justify-items-start gap-1.5">
      <ProductPicture src={picture} size="xl" className="max-md:size-14" />
      <figcaption className="max-w-full">
        <span className="block text-xs">{label}</span>
        <span className="code block overflow-hidden text-ellipsis">{code}</span>
      </figcaption>
    </figure>
  );
}

/** The item behind a code that is not of this shipment, as soon as the server has said it. */
function useNamed(code: string | null) {
  const [named, setNamed] = useState<{ code: string; item: NamedItem | null } | null>(null);
  useEffect(() => {
    if (code === null) return;
    let left = false;
    void nameCodeAction({ code }).then((result) => {
      if (!left && result.ok) setNamed({ code, item: result.value });
    });
    return () => {
      left = true;
    };
  }, [code]);
  return named?.code === code ? named.item : null;
}
