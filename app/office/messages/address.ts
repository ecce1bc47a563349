import type { FilterChip } from '@/components/filter-chips';
import type { MessagesFilter } from '@/lib/messages/inputs';
import { messageKindWords } from '@/lib/messages/rules';
import { stateWord } from './message-state';

type Asked = Partial<Record<Exclude<keyof MessagesFilter, 'after'>, string>> & { after?: string };

/** The list's address with these questions. */
export function listAddress(asked: Asked = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `/office/messages?${text}` : '/office/messages';
}

/** The filter without its place in the pages, ready to be changed and addressed again. */
export function askedOf({ after: _, ...filter }: MessagesFilter): Asked {
  return filter;
}

/** The filters that hold, as phrases. */
export function chipsOf(filter: MessagesFilter, mailed: boolean): FilterChip[] {
  const asked = askedOf(filter);
  const chip = (name: keyof Asked, what: string, value: string | undefined): FilterChip[] =>
    value ? [{ what, value, without: listAddress({ ...asked, [name]: undefined }) }] : [];
  return [
    ...chip('q', 'Search', filter.q),
    ...chip('kind', 'Letter', filter.kind && messageKindWords[filter.kind]),
    ...chip('state', 'State', filter.state && stateWord(filter.state, mailed)),
  ];
}
