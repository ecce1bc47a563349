import Link from 'next/link';
import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import type { Draft } from '@/lib/orders/draft-queries';
import { DISCARDED_DAYS } from '@/lib/orders/draft-rules';
import { restoreDraftAction } from '../actions';

export function Discarded({ draft, now }: { draft: Draft; now: Date }) {
  return (
    <>
      <DetailHeader
        way={
          <Link href="/office/orders/drafts" className="link">
            Drafts
          </Link>
        }
        title={`Draft ${draft.id}`}
      />
      <PageBody>
        <EmptyState
          title="This draft was discarded"
          action={
            <ActionButton
              action={restoreDraftAction}
              input={{ draftId: draft.id }}
              variant="primary"
              pendingWord="Taking it back…"
              doneWord="It is back"
            >
              Take it back
            </ActionButton>
          }
        >
          {draft.discardedAt ? <Moment at={draft.discardedAt} now={now} /> : null}. It is kept for{' '}
          {DISCARDED_DAYS} days.
        </EmptyState>
      </PageBody>
    </>
  );
}
