import { Say } from '@/components/status';
import { formatClock } from './clock';
import type { LogEntry } from './use-verified';

/** The last few scans, newest first, so that a miscount can be traced. */
export function LastScans({ log }: { log: LogEntry[] }) {
  if (log.length === 0) return null;
  return (
    <div className="mt-6 text-sm">
      <h2 className="lab font-normal">Last scans</h2>
      <ol>
        {log.map(({ id, at, code, words, good }) => (
          <li
            key={id}
            className="grid grid-cols-[70px_minmax(0,1fr)_minmax(0,1.4fr)] items-center gap-x-2 py-[3px] md:grid-cols-[80px_200px_minmax(0,1fr)]"
          >
            <span className="text-muted-foreground">{formatClock(at)}</span>
            <span className="code overflow-hidden text-ellipsis">{code}</span>
            <Say mark={good ? 'done' : 'stop'} tone={good ? 'good' : 'stop'} strong={!good}>
              {words}
            </Say>
          </li>
        ))}
      </ol>
    </div>
  );
}
