import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import type { Column } from '@/components/data-table';
import { FilterBar, FilterChips, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { List } from '@/components/list';
import { ShortMoment } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { Kbd } from '@/components/ui/tag';
import { env } from '@/lib/env';
import { MessagesFilter } from '@/lib/messages/inputs';
import { messageStatus } from '@/lib/messages/message-status';
import { listMessages, type MessageRow } from '@/lib/messages/queries';
import { messageKinds, messageKindWords } from '@/lib/messages/rules';
import { askedOf, chipsOf, listAddress } from './address';
import { MessageState, stateWord } from './message-state';

export const metadata: Metadata = { title: 'Messages' };

export default async function MessagesPage({ searchParams }: PageProps<'/office/messages'>) {
  const actor = await requireStaff('message.read');
  const filter = MessagesFilter.parse(await searchParams);
  const page = await listMessages(actor, filter);
  const mailed = env().mail !== null;
  const asked = askedOf(filter);
  const chips = chipsOf(filter, mailed);
  const any = { value: '', label: 'any' };

  return (
    <>
      <PageHeader
        title="Messages"
        note={mailed ? 'what customers were told' : 'no mail service is set up, so letters are kept here'}
      />
      <FilterBar>
        <form action="/office/messages" className="flex flex-wrap items-center gap-1.5 max-md:w-full">
          <SearchBox
            name="q"
            label="Search messages"
            placeholder="Recipient or order number"
            defaultValue={filter.q}
            hint={<Kbd>/</Kbd>}
            boxClassName="w-[290px] max-md:w-full"
          />
          <FilterSelect
            what="Letter"
            name="kind"
            defaultValue={filter.kind ?? ''}
            choices={[any, ...messageKinds.map((kind) => ({ value: kind, label: messageKindWords[kind] }))]}
          />
          <FilterSelect
            what="State"
            name="state"
            defaultValue={filter.state ?? ''}
            choices={[
              any,
              ...messageStatus.statuses.map((state) => ({ value: state, label: stateWord(state, mailed) })),
            ]}
          />
          <noscript>
            <SubmitButton>Search</SubmitButton>
          </noscript>
        </form>
        <FilterChips chips={chips} clear={listAddress()} />
      </FilterBar>
      <List
        first={filter.after ? listAddress(asked) : null}
        next={page.next && listAddress({ ...asked, after: page.next })}
        label="Messages"
        rows={page.rows}
        rowKey={(row) => row.id}
        href={(row) => `/office/messages/${row.id}`}
        columns={columns(new Date(), mailed)}
        empty={
          chips.length > 0 ? (
            <FilteredEmpty
              title={`No letter matches ${chips.length === 1 ? 'this filter' : `these ${chips.length} filters`}`}
              last={chips.at(-1)}
              clear={listAddress()}
            />
          ) : (
            <EmptyState title="No letters yet">
              The first one is written when an order arrives. Each letter stays here as it was sent.
            </EmptyState>
          )
        }
      />
    </>
  );
}

const columns = (now: Date, mailed: boolean): Column<MessageRow>[] => [
  { key: 'order', head: 'Order', cell: (row) => row.orderNumber ?? 'Open', small: 'id' },
  { key: 'subject', head: 'Subject', cell: (row) => row.subject, clip: true, small: 'name' },
  { key: 'recipient', head: 'To', cell: (row) => row.recipient, small: 'more' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <MessageState state={row.state} mailed={mailed} />,
    small: 'marks',
  },
  {
    key: 'written',
    head: 'Written',
    cell: (row) => <ShortMoment at={row.writtenAt} now={now} />,
    end: true,
    small: 'date',
  },
];
