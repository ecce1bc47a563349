import { sleep } from '../../launch/say';
import type { Ask } from '../http/ask';

/** How far the work is, and what the server has of it right now. */
export type Progress = { done: number; inFlight: number };

/** Asks as `ask` does, and counts what has left and was not answered. */
export function watched(ask: Ask, progress: Progress): Ask {
  const counting: Ask = async (path, question) => {
    progress.inFlight += 1;
    try {
      return await ask(path, question);
    } finally {
      progress.inFlight -= 1;
    }
  };
  counting.close = ask.close;
  return counting;
}

/**
 * Strikes so many times, spread over the work, and only while the server has something of it. Answers how often it did:
 * less when the work is over before.
 */
export async function strikes(
  times: number,
  total: number,
  progress: Progress,
  strike: (time: number) => Promise<void>,
  isTime: () => Promise<boolean> | boolean = () => progress.inFlight > 0,
) {
  for (let time = 0; time < times; time++) {
    const from = (total * (time + 0.3)) / times;
    while (progress.done < total && progress.done < from) await sleep(5);
    await sleep(Math.random() * 30);
    while (progress.done < total && !(await isTime())) await sleep(1);
    if (progress.done >= total) return time;
    await strike(time);
  }
  return times;
}
