import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { Bars } from '@/components/bars';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Stat, Stats } from '@/components/stat';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { SubmitButton } from '@/components/ui/submit-button';
import { FeedbackFilter } from '@/lib/feedback/inputs';
import { listFeedback, responseToAsking, summarizeFeedback } from '@/lib/feedback/queries';
import { lowScore } from '@/lib/feedback/rules';
import { askedOf, feedbackAddress, periods } from './address';
import { AnswerList } from './answer-list';

export const metadata: Metadata = { title: 'Feedback' };

const count = (n: number) => n.toLocaleString('en');
const percent = (part: number, all: number) => `${Math.round((part / all) * 100)}%`;

export default async function FeedbackPage({ searchParams }: PageProps<'/office/feedback'>) {
  const actor = await requireStaff('feedback.read');
  const filter = FeedbackFilter.parse(await searchParams);
  const now = new Date();
  const [page, summary, response] = await Promise.all([
    listFeedback(actor, filter),
    summarizeFeedback(actor, filter),
    responseToAsking(actor, filter),
  ]);
  const { answers, average, distribution } = summary;
  const asked = askedOf(filter);
  const narrowed = filter.score !== undefined || filter.commented !== undefined;

  if (answers === 0 && !filter.from && !filter.to && !narrowed)
    return (
      <>
        <PageHeader title="Feedback" />
        <PageBody>
          <EmptyState title="No answers yet">
            {response.asked === 0
              ? 'First surveys go out 3 days after your first delivery.'
              : `${count(response.asked)} asked so far. Each answer appears here with what happened to its order.`}
          </EmptyState>
        </PageBody>
      </>
    );

  const low = distribution.slice(0, lowScore).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <PageHeader title="Feedback" note="what customers say once everything has arrived" />
      <FilterBar>
        <form action="/office/feedback" className="flex flex-wrap items-center gap-1.5">
          <FilterSelect
            what="Since"
            name="from"
            defaultValue={filter.from ?? ''}
            choices={periods(filter.from, now)}
          />
          <FilterSelect
            what="Score"
            name="score"
            defaultValue={filter.score?.toString() ?? ''}
            choices={[
              { value: '', label: 'any' },
              ...['5', '4', '3', '2', '1'].map((score) => ({ value: score, label: score })),
            ]}
          />
          <FilterSelect
            what="With"
            name="commented"
            defaultValue={asked.commented ?? ''}
            choices={[
              { value: '', label: 'or without words' },
              { value: 'yes', label: 'words' },
            ]}
          />
          {filter.to && <input type="hidden" name="to" value={filter.to} />}
          <noscript>
            <SubmitButton>Show</SubmitButton>
          </noscript>
        </form>
      </FilterBar>
      <PageBody className="pb-8">
        <Stats columns={3}>
          <Stat
            label="Score, 1 to 5"
            figure={average === null ? '–' : average.toFixed(2)}
            note={answers === 1 ? '1 answer' : `${count(answers)} answers`}
          />
          <Stat
            label="Answered"
            figure={response.asked === 0 ? '–' : percent(response.answered, response.asked)}
            note={`${count(response.answered)} of ${count(response.asked)} asked`}
          />
          <Stat
            label={`Low, 1 to ${lowScore}`}
            figure={count(low)}
            note={answers === 0 ? undefined : `${percent(low, answers)} of all answers`}
          />
        </Stats>
        <div className="mt-6 grid grid-cols-[minmax(0,1fr)_300px] gap-10 max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-6">
          <Section tight title="In their words" className="max-lg:order-2">
            {page.rows.length === 0 ? (
              <FilteredEmpty title="No answer matches" clear={feedbackAddress()} />
            ) : (
              <AnswerList answers={page.rows} now={now} />
            )}
          </Section>
          <Section tight title="Answers" note={count(answers)} className="max-lg:order-1">
            <Bars
              shares
              bars={[5, 4, 3, 2, 1].map((score) => ({
                label: score,
                value: distribution[score - 1] ?? 0,
                look: score <= lowScore,
                href: feedbackAddress({ ...asked, score: String(score) }),
              }))}
            />
          </Section>
        </div>
      </PageBody>
      {(page.next || filter.after) && (
        <Pager
          newer={filter.after ? feedbackAddress(asked) : null}
          older={page.next ? feedbackAddress({ ...asked, after: page.next }) : null}
        >
          {page.rows.length} shown
        </Pager>
      )}
    </>
  );
}
