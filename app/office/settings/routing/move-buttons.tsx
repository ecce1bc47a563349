'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { createContext, useContext, useRef, useState, useTransition } from 'react';
import { firstWords, RefusalText } from '@/components/action-form';
import type { ActionResult } from '@/lib/errors';

type Fields = Record<string, string | number>;
type MoveButtonsProps<Input extends Fields> = {
  action: (input: Input & { to: number }) => Promise<ActionResult<unknown>>;
  fields: Input;
  what: string;
  place: number;
  last: boolean;
};

type Moves = { moving: boolean; move: (work: () => Promise<void>) => void };
const Moving = createContext<Moves>({ moving: false, move: (work) => void work() });
export const useMoves = () => useContext(Moving);

/** One move at a time in a list: the next one is of the list as the last one has left it. */
export function OneMove({ children }: { children: React.ReactNode }) {
  const [moving, start] = useTransition();
  const running = useRef(false);
  const move = (work: () => Promise<void>) => {
    if (running.current || moving) return;
    running.current = true;
    start(async () => {
      await work().finally(() => {
        running.current = false;
      });
    });
  };
  return <Moving value={{ moving, move }}>{children}</Moving>;
}

/** One place up or down, for keyboards and for browsers without script: plain forms of one button each. */
export function MoveButtons<Input extends Fields>({
  action,
  fields,
  what,
  place,
  last,
}: MoveButtonsProps<Input>) {
  const { moving, move: run } = useMoves();
  const [refusal, setRefusal] = useState<string>();
  const send = action as unknown as (form: FormData) => Promise<void>;
  const move = (to: number) => (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(async () => {
      const result = await action({ ...fields, to });
      setRefusal(result.ok ? undefined : firstWords(result));
    });
  };
  return (
    <span className="moves flex flex-wrap items-center">
      {(['up', 'down'] as const).map((way) => {
        const to = way === 'up' ? place - 1 : place + 1;
        const Icon = way === 'up' ? ChevronUp : ChevronDown;
        return (
          <form key={way} action={send} onSubmit={move(to)}>
            {Object.entries({ ...fields, to }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button
              type="submit"
              disabled={way === 'up' ? place === 0 : last}
              aria-disabled={moving || undefined}
              aria-label={`Move ${what} ${way}`}
              className="inline-flex size-7 items-center justify-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground disabled:opacity-30 aria-disabled:opacity-30 disabled:hover:bg-transparent pointer-coarse:size-11"
            >
              <Icon aria-hidden="true" className="size-4 stroke-[1.75]" />
            </button>
          </form>
        );
      })}
      <RefusalText>{refusal}</RefusalText>
    </span>
  );
}
