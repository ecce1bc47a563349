import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import type { FeedbackFacts } from '@/db/schema/feedback';
import { maskName } from '@/lib/orders/rules';
import { PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit, permitOrder } from '@/lib/staff/permissions';
import type { FeedbackFilter } from './inputs';
import { changeableUntil } from './rules';

export type FeedbackRow = {
  id: number;
  orderId: number;
  number: string;
  customer: string | null;
  kind: string;
  score: number;
  comment: string | null;
  answeredAt: string;
  facts: FeedbackFacts;
};

/** Answers, newest first. */
export async function listFeedback(actor: Actor, filter: FeedbackFilter): Promise<Page<FeedbackRow>> {
  permit(actor, 'feedback.read');
  const { after } = filter;
  const beyond = after
    ? sql`and (f.answered_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`
    : sql``;
  const rows = await db.execute<FeedbackRow>(sql`
    select f.id, f.order_id "orderId", o.number, c.name customer, f.kind, f.score, f.comment, to_jsonb(f.answered_at) "answeredAt", f.facts
    from (select * from feedback f where ${narrowed(filter)} ${beyond}
      order by f.answered_at desc, f.id desc limit ${PAGE_SIZE + 1}) f
    join orders o on o.id = f.order_id left join order_contacts c on c.order_id = f.order_id
    order by f.answered_at desc, f.id desc`);
  const personal = can(actor, 'order.contact');
  return toPage(
    rows.map((row) => ({ ...row, customer: personal ? row.customer : maskName(row.customer) })),
    (last) => `${new Date(last.answeredAt).toISOString()}~${last.id}`,
  );
}

/** Average and how often each score was given, from 1 to 5, over the period of the filter. */
export async function summarizeFeedback(actor: Actor, filter: FeedbackFilter) {
  permit(actor, 'feedback.read');
  const rows = await db.execute<{ score: number; answers: number }>(
    sql`select f.score, count(*)::int answers from feedback f where ${narrowed({ ...filter, score: undefined })} group by 1`,
  );
  const distribution = [1, 2, 3, 4, 5].map((score) => rows.find((row) => row.score === score)?.answers ?? 0);
  const answers = distribution.reduce((sum, count) => sum + count, 0);
  const points = distribution.reduce((sum, count, i) => sum + count * (i + 1), 0);
  return { answers, average: answers === 0 ? null : points / answers, distribution };
}

/** Of those asked in the period, how many have answered by now. Imported reviews were never asked for here. */
export async function responseToAsking(actor: Actor, { from, to }: FeedbackFilter) {
  permit(actor, 'feedback.read');
  const [row] = await db.execute<{ asked: number; answered: number }>(sql`
    select count(*)::int asked, count(answered_at)::int answered from feedback
    where asked_at >= ${from ?? '-infinity'}::timestamptz and asked_at < ${to ?? 'infinity'}::timestamptz + interval '1 day'`);
  return row ?? { asked: 0, answered: 0 };
}

function narrowed({ from, to, score, commented }: FeedbackFilter): SQL {
  const conditions = [
    sql`f.answered_at is not null`,
    from && sql`f.answered_at >= ${from}::date`,
    to && sql`f.answered_at < ${to}::date + 1`,
    score && sql`f.score = ${score}`,
    commented && sql`f.comment is not null`,
  ].filter((condition) => typeof condition === 'object');
  return sql.join(conditions, sql` and `);
}

/** One asking with its answer so far, for the form; null when it was never asked. */
export async function getFeedback(actor: Actor, feedbackId: number) {
  permit(actor, 'feedback.answer');
  const [row] = await db.execute<{
    id: number;
    orderId: number;
    kind: string;
    score: number | null;
    comment: string | null;
    answeredAt: string | null;
  }>(
    sql`select id, order_id "orderId", kind, score, comment, to_jsonb(answered_at) "answeredAt" from feedback where id = ${feedbackId}`,
  );
  if (!row) return null;
  permitOrder(actor, 'feedback.answer', { id: row.orderId });
  const until = row.answeredAt ? changeableUntil(new Date(row.answeredAt)) : null;
  return { ...row, changeableUntil: until };
}
