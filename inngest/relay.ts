import { EventRefused, onRecorded, RELAY_BATCH, relayEvents } from '@/lib/events/relay-events';
import { inngest } from './client';

const LOOK_MS = 1_000;
const GATHER_MS = 20;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;

type Relay = { stop(): Promise<void> };
const holder = globalThis as { waybillRelay?: Relay };

type Tell = (error: unknown) => void;
const print: Tell = (error) => console.error(`[relay] Events wait in the outbox: ${reason(error)}`);

/** Keeps the outbox empty until stopped: woken by commits, and looking by itself. One per process. */
export function startRelay(tell = print): Relay {
  holder.waybillRelay ??= run(tell);
  return holder.waybillRelay;
}

function run(tell: Tell): Relay {
  let stopped = false;
  let failures = 0;
  let recorded = true;
  let wake = () => {};

  const forget = onRecorded(() => {
    recorded = true;
    if (failures === 0) wake();
  });

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async () => {
    while (!stopped) {
      recorded = false;
      try {
        while (!stopped && (await relayEvents(send, new Date())) === RELAY_BATCH);
        failures = 0;
      } catch (error) {
        failures++;
        if (failures === 1) tell(error);
      }
      if (stopped) break;
      if (failures > 0) await sleep(backoff(failures));
      else if (recorded) await sleep(GATHER_MS);
      else await sleep(LOOK_MS);
    }
  };
  const ended = loop();

  return {
    async stop() {
      stopped = true;
      forget();
      wake();
      await ended;
      holder.waybillRelay = undefined;
    },
  };
}

/** The driver's words, not the query with its parameters. */
const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reason(error.cause) : error.message;
};

const backoff = (failures: number) =>
  Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);

async function send(events: Parameters<typeof inngest.send>[0]) {
  try {
    await inngest.send(events);
  } catch (error) {
    if (error instanceof Error && /Inngest API Error: (400|406|409|412|413) /.test(error.message))
      throw new EventRefused(error.message, { cause: error });
    throw error;
  }
}
