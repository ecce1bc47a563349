import { Cron } from 'croner';

const units: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/** "1h30m", "3d", an ISO date, or seconds (as in Retry-After) → milliseconds from now. */
export function delayOf(text: string, now = Date.now()): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text)
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0), 0);
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`"${text}" is neither a duration nor a date`);
  return Math.max(0, at - now);
}

const steps = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];

/** Inngest's own table, in milliseconds, and up to 30 s of jitter. */
export const backoff = (attempt: number) =>
  ((steps[Math.min(attempt, steps.length - 1)] ?? 0) + Math.random() * 30) * 1000;

/** The next moment of a cron trigger, for example `TZ=Europe/Paris 0 9 * * *`. */
export function nextTick(trigger: string, after = new Date()): Date {
  const [, timezone, pattern = ''] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(trigger) ?? [];
  const next = new Cron(pattern, { timezone, paused: true }).nextRun(after);
  if (!next) throw new Error(`The cron trigger "${trigger}" never comes due`);
  return next;
}
