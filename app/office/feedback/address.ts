import type { FeedbackFilter } from '@/lib/feedback/inputs';
import { addDays } from '@/lib/time';

type Asked = { from?: string; to?: string; score?: string; commented?: string; after?: string };

/** The page's address with these questions. */
export function feedbackAddress(asked: Asked = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `/office/feedback?${text}` : '/office/feedback';
}

/** The filter without its place in the pages, ready to be changed and addressed again. */
export const askedOf = ({ from, to, score, commented }: FeedbackFilter): Asked => ({
  from,
  to,
  score: score?.toString(),
  commented: commented ? 'yes' : undefined,
});

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The periods people ask for; one that came with the address keeps its place among them. */
export function periods(from: string | undefined, now: Date) {
  const choices = [
    { value: '', label: 'the beginning' },
    { value: dayOf(addDays(now, -30)), label: '30 days' },
    { value: dayOf(addDays(now, -90)), label: '90 days' },
    { value: dayOf(addDays(now, -365)), label: 'a year' },
  ];
  return choices.some(({ value }) => value === (from ?? '')) || !from
    ? choices
    : [...choices, { value: from, label: from }];
}
