import { ShortMoment } from '@/components/moment';
import { Timeline } from '@/components/timeline';
import type { TimelineEntry } from '@/lib/events/queries';
import { describeEvent } from '@/lib/events/rules';

/** What happened to a transfer or a count. */
export function SubjectTimeline({ timeline, now }: { timeline: TimelineEntry[]; now: Date }) {
  return (
    <div className="pt-2">
      <Timeline
        happenings={timeline.map((entry) => ({
          key: entry.id,
          when: <ShortMoment at={entry.at} now={now} />,
          mark: 'dot',
          tone: 'idle',
          who: entry.who,
          what: describeEvent(entry, null),
        }))}
      />
    </div>
  );
}
