import { listAddress } from '@/app/office/messages/address';
import { Stat, Stats } from '@/components/stat';
import { Say } from '@/components/status';
import { type getLetterTrouble, type getOutboxLag, LETTER_DAYS } from '@/lib/reports/health-queries';
import { count, lasting } from './words';

/** A waiting event is normal for seconds. */
const SLOW_MS = 60_000;
/** The hourly functions alone answer more often than this. */
const SILENT_MS = 2 * 3_600_000;

type Lag = Awaited<ReturnType<typeof getOutboxLag>>;
type Letters = Awaited<ReturnType<typeof getLetterTrouble>>;

/** The three things that silt up first: this process, what follows afterwards, and letters. */
export function HealthStats(props: { ready: boolean; lag: Lag; letters: Letters; now: Date }) {
  const { ready, lag, letters, now } = props;
  const waits = lag.oldestUnsentAt ? now.getTime() - lag.oldestUnsentAt.getTime() : 0;
  const silent = lag.answeredAt === null || now.getTime() - lag.answeredAt.getTime() > SILENT_MS;
  const trouble = letters.failed + letters.bounced + letters.stuck;
  return (
    <Stats columns={4}>
      <Stat label="This process" figure={ready ? 'Ready' : 'Not ready'}>
        {ready ? <Good>database answers, schema is new</Good> : <Bad>database slow or schema old</Bad>}
      </Stat>
      <Stat
        label="Events not sent yet"
        figure={count(lag.unsent)}
        note={lag.unconfirmed > 0 ? `${count(lag.unconfirmed)} sent, not yet confirmed` : undefined}
      >
        {lag.refused > 0 ? <Bad>{count(lag.refused)} refused by Inngest</Bad> : null}
        {lag.oldestUnsentAt && waits > SLOW_MS ? (
          <Bad>the oldest waits {lasting(lag.oldestUnsentAt, now)}</Bad>
        ) : (
          <Good>{lag.unsent > 0 ? 'on their way' : 'nothing waits'}</Good>
        )}
      </Stat>
      <Stat
        label="Inngest last answered"
        figure={lag.answeredAt ? lasting(lag.answeredAt, now) : 'Never'}
        beside={lag.answeredAt ? 'ago' : null}
      >
        {silent ? <Bad>no run started lately</Bad> : <Good>runs are started</Good>}
      </Stat>
      <Stat
        label={`Letters, ${LETTER_DAYS} days`}
        figure={count(trouble)}
        beside="in trouble"
        href={listAddress({
          state: letters.failed > 0 ? 'failed' : letters.bounced > 0 ? 'bounced' : 'written',
        })}
      >
        {trouble === 0 ? (
          <Good>{letters.mailed ? 'all left' : 'kept, not mailed'}</Good>
        ) : (
          <Bad>
            {[
              letters.failed > 0 ? `${count(letters.failed)} failed` : '',
              letters.bounced > 0 ? `${count(letters.bounced)} came back` : '',
              letters.stuck > 0 ? `${count(letters.stuck)} stuck` : '',
            ]
              .filter(Boolean)
              .join(', ')}
          </Bad>
        )}
      </Stat>
    </Stats>
  );
}

const Good = ({ children }: { children: React.ReactNode }) => (
  <Say mark="done" tone="good" className="sm text-muted-foreground">
    {children}
  </Say>
);
const Bad = ({ children }: { children: React.ReactNode }) => (
  <Say mark="look" tone="wait" strong className="sm">
    {children}
  </Say>
);
