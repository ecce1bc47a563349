'use client';

import { Tooltip as Radix } from 'radix-ui';

type TooltipProps = { text: React.ReactNode; children: React.ReactElement };

/** Words for what is clipped or shown only as an icon; never the only place that says something needed. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={5}
            collisionPadding={8}
            className="opens z-50 max-w-72 rounded-md bg-foreground px-2 py-1 text-card text-xs"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
