import { createHmac } from 'node:crypto';
import { z } from 'zod';

/*
 * What travels between an Inngest server and an app that serves functions, as far as this server uses it.
 * The public specification is SDK_SPEC.md in the Inngest repository.
 */

export const IncomingEvent = z.looseObject({
  id: z.string().min(1).nullish(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
});
export type IncomingEvent = z.infer<typeof IncomingEvent>;

export type Event = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  ts: number;
  [extra: string]: unknown;
};

const Limit = z.union([
  z.number(),
  z.object({ limit: z.number(), key: z.string().nullish(), scope: z.string().nullish() }),
]);

/** One function, as the app describes it when asked. */
export const FunctionConfig = z.looseObject({
  id: z.string(),
  triggers: z.array(
    z.object({ event: z.string().nullish(), expression: z.string().nullish(), cron: z.string().nullish() }),
  ),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }),
  }),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().nullish(), timeout: z.string().nullish() }))
    .optional(),
  concurrency: z.union([Limit, z.array(Limit)]).optional(),
  idempotency: z.string().optional(),
});
export type FunctionConfig = z.infer<typeof FunctionConfig>;
export const AppConfig = z.object({ functions: z.array(FunctionConfig) });

/** One instruction in a 206 answer: a step's result, or what a step waits for. */
export const Op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z
    .looseObject({
      event: z.string().optional(),
      timeout: z.string().optional(),
      if: z.string().optional(),
      function_id: z.string().optional(),
      payload: z.looseObject({ data: z.record(z.string(), z.unknown()).nullish() }).optional(),
      parallelMode: z.string().optional(),
    })
    .nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Op = z.infer<typeof Op>;

export type StepResult = { type: 'data'; data: unknown } | { type: 'error'; error: unknown };

export const FINISHED = 'inngest/function.finished';
export const FAILED = 'inngest/function.failed';
export const CANCELED = 'inngest/function.cancelled';

export const maxAttempts = (config: FunctionConfig) => (config.steps.step.retries?.attempts ?? 4) + 1;

const onlyOnInngest = [
  'batchEvents',
  'rateLimit',
  'throttle',
  'debounce',
  'priority',
  'timeouts',
  'singleton',
];

/** Options a function declares that only a real Inngest honors. */
export function unsupportedOptions(config: FunctionConfig): string[] {
  const limits = [config.concurrency ?? []].flat();
  return [
    ...onlyOnInngest.filter((option) => config[option]),
    ...(limits.length > 1 ? ['concurrency with two limits (only the first is kept)'] : []),
    ...limits.flatMap((limit) =>
      typeof limit === 'object' && limit.scope && limit.scope !== 'fn'
        ? [`concurrency scope ${limit.scope}`]
        : [],
    ),
  ];
}

/** The value of `x-inngest-signature`. */
export function sign(body: unknown, key: string, now = Date.now()) {
  const t = Math.round(now / 1000);
  const secret = key.replace(/^signkey-\w+-/, '');
  return `t=${t}&s=${createHmac('sha256', secret)
    .update(canonical(body) + t)
    .digest('hex')}`;
}

/** JSON with sorted keys (RFC 8785). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
