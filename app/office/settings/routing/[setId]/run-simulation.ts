import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { routeOrder } from '@/lib/sourcing/route-order';
import type { SampleSize } from '@/lib/sourcing/simulation-inputs';
import { readSimulation } from '@/lib/sourcing/simulation-queries';
import { type Simulated, simulation } from '@/lib/sourcing/simulation-rules';
import type { Actor } from '@/lib/staff/permissions';

export type Finished = Simulated & { ms: number };
export type Run = {
  setId: number;
  size: SampleSize;
  finished: Promise<Finished>;
  /** Resolves once so many orders are done, with whether all are. */
  reached: (orders: number) => Promise<boolean>;
};

/**
 * Begins at once and goes on beside the page that shows it. It computes in short turns, so that other requests are answered
 * meanwhile, and nothing of it is kept: the next page tries again.
 */
export function runSimulation(actor: Actor, setId: number, size: SampleSize): Run {
  let done = 0;
  let over = false;
  let waiting: { orders: number; tell: (over: boolean) => void }[] = [];
  const tell = () => {
    for (const one of waiting) if (over || one.orders <= done) one.tell(over);
    waiting = waiting.filter((one) => !over && one.orders > done);
  };
  const work = async (): Promise<Finished> => {
    const began = performance.now();
    const steps = simulation(await readSimulation(actor, { setId, size }), routeOrder);
    for (;;) {
      const step = steps.next();
      if (step.done) return { ...step.value, ms: performance.now() - began };
      done = step.value;
      tell();
      await setImmediate();
    }
  };
  const finished = work().finally(() => {
    over = true;
    tell();
  });
  finished.catch(() => {});
  return {
    ...{ setId, size, finished },
    reached: (orders) =>
      over || orders <= done
        ? Promise.resolve(over)
        : new Promise((resolve) => waiting.push({ orders, tell: resolve })),
  };
}
