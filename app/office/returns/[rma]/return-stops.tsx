import type { Stop } from '@/components/line';
import { ShortMoment } from '@/components/moment';
import type { ReturnDetail } from '@/lib/returns/detail-queries';

export const returnEnded = ({ status }: ReturnDetail) =>
  status === 'declined' || status === 'canceled' || status === 'expired';

/** The way of a return; where somebody has to decide or to look, the stop says so. */
export function returnStopsOf(found: ReturnDetail, now: Date): Stop[] {
  const { status } = found;
  const steps = [
    { word: 'Requested', at: found.requestedAt },
    { word: 'Approved', at: found.reviewedAt },
    { word: 'Received', at: found.receivedAt },
    { word: 'Inspected', at: found.inspectedAt },
    { word: 'Resolved', at: null },
  ];
  const reached = status === 'resolved' ? 4 : steps.findLastIndex(({ at }) => at !== null);
  const stateOf = (i: number): Stop['state'] => {
    if (i === 0 && reached === 0 && status === 'requested') return 'done';
    if (i === 1 && status === 'needs_review') return 'look';
    if (i === 1 && status === 'in_transit') return 'here';
    if (i === 2 && status === 'received') return 'arrived';
    return i <= reached ? 'done' : 'ahead';
  };
  return steps.map(({ word, at }, i) => ({
    word,
    detail: at ? <ShortMoment at={new Date(at)} now={now} /> : null,
    state: stateOf(i),
  }));
}
