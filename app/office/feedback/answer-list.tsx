import Link from 'next/link';
import { ShortMoment } from '@/components/moment';
import { feedbackKindWords } from '@/components/plain-words';
import { Score } from '@/components/score';
import { daysLate } from '@/components/status-words';
import { Tag } from '@/components/ui/tag';
import type { FeedbackRow } from '@/lib/feedback/queries';

/** Each answer with what was true of its order when it was given. */
export function AnswerList({ answers, now }: { answers: FeedbackRow[]; now: Date }) {
  return (
    <ul>
      {answers.map((answer) => (
        <li key={answer.id} className="flex gap-3.5 border-b py-3">
          <Score score={answer.score} />
          <div className="min-w-0 flex-1">
            <p className="break-words text-sm leading-5">
              {answer.comment ? (
                `“${answer.comment}”`
              ) : (
                <span className="text-muted-foreground">No words, only the score.</span>
              )}
            </p>
            <p className="sm text-muted-foreground">
              {answer.customer ? `${answer.customer}, ` : ''}
              <Link href={`/office/orders/${answer.orderId}`} className="link">
                {answer.number}
              </Link>
              {factsOf(answer).map((fact) => ` · ${fact}`)}
            </p>
          </div>
          <div className="sm flex-none text-right text-muted-foreground">
            <ShortMoment at={new Date(answer.answeredAt)} now={now} className="block" />
            {answer.kind === 'delivery' ? null : <Tag>{wordOf(answer.kind)}</Tag>}
          </div>
        </li>
      ))}
    </ul>
  );
}

const wordOf = (kind: string) => (feedbackKindWords as Record<string, string>)[kind] ?? kind;

function factsOf({ facts }: FeedbackRow) {
  const { daysLate: late, parcels, locations = [], carriers = [] } = facts;
  return [
    late === undefined ? undefined : late > 0 ? daysLate(late) : 'on time',
    parcels ? (parcels === 1 ? '1 parcel' : `${parcels} parcels`) : undefined,
    ...locations,
    ...carriers,
  ].filter((fact) => fact !== undefined);
}
