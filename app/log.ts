import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import pino from 'pino';

/*
 * One JSON line per event. Nothing here takes a message of an error, a body, a header or a query: those hold names,
 * addresses and keys. What is written instead is what a developer finds the place by.
 */
const current = new AsyncLocalStorage<{ requestId: string }>();

export const log = pino(
  {
    level: process.env.WAYBILL_LOG_LEVEL || 'info',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    mixin: () => current.getStore() ?? {},
    serializers: { fault: faultOf },
    // A second lock on the door, should a field of such a name ever be given.
    redact: {
      paths: [
        'email',
        'name',
        'phone',
        'address',
        'authorization',
        'cookie',
        'password',
        'token',
        'key',
      ].flatMap((field) => [field, `*.${field}`]),
      censor: '[left out]',
    },
  },
  // Each line is written at once: what is kept back is tried again for ever at the end, when nobody reads any more.
  pino.destination({ dest: 1, sync: true }),
);

/** All that is logged in `work` says which request it was for. */
export const inRequest = <T>(requestId: string, work: () => T): T => current.run({ requestId }, work);

const WELL_FORMED = /^[\w.:-]{8,64}$/;

/** The caller's own id when it can be one, so that one id follows a request through several systems; else a new one. */
export function requestIdOf(given: string | null | undefined) {
  return given && WELL_FORMED.test(given) ? given : randomUUID();
}

type Fault = {
  type: string;
  code?: string;
  constraint?: string;
  digest?: string;
  at: string[];
  cause?: Fault;
};

/** An error without its message, which may quote what somebody typed. */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const text = (key: string) => {
    const value = (error as unknown as Record<string, unknown>)[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    type: error.name,
    code: text('code'),
    constraint: text('constraint_name'),
    digest: text('digest'),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause && depth < 3 ? { cause: faultOf(error.cause, depth + 1) } : {}),
  };
}
