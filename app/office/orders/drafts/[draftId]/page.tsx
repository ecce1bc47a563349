import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { Columns, DetailHeader, PageBody } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { listChannels } from '@/lib/channels/queries';
import { pastOrders } from '@/lib/customers/caller-queries';
import { findItems, lookAtDraft } from '@/lib/orders/draft-view-queries';
import { likelyDuplicates } from '@/lib/orders/duplicate-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { discardDraftAction } from '../actions';
import { readDraft } from '../read-draft';
import { CustomerPart } from './customer-part';
import { Discarded } from './discarded';
import { DraftAside } from './draft-aside';
import { DraftForm, SaveState } from './draft-form';
import { Duplicates } from './duplicates';
import { errorsOf } from './field';
import { LinesPart } from './lines-part';
import { DeliveryPart, MoneyPart, NotePart } from './order-part';

export async function generateMetadata({
  params,
}: PageProps<'/office/orders/drafts/[draftId]'>): Promise<Metadata> {
  return { title: `Draft ${(await params).draftId}` };
}

export default async function DraftPage({
  params,
  searchParams,
}: PageProps<'/office/orders/drafts/[draftId]'>) {
  const actor = await requireStaff('order.place');
  const draft = (await readDraft((await params).draftId)) ?? notFound();
  if (draft.orderId !== null) redirect(`/office/orders/${draft.orderId}`);
  if (draft.discardedAt) return <Discarded draft={draft} now={new Date()} />;
  const { find, check } = await searchParams;
  const typed = typeof find === 'string' ? find.slice(0, 100) : '';
  const now = new Date();
  const { content } = draft;
  const [view, past, duplicates, channels, locations, found] = await Promise.all([
    lookAtDraft(actor, draft, now),
    pastOrders(actor, content.customer),
    likelyDuplicates(actor, content, now),
    listChannels(actor),
    listLocations(actor),
    typed ? findItems(actor, { content, typed }, now) : [],
  ]);
  const errors = errorsOf(view.problems, check !== undefined);
  const places = locations.filter(({ pausedAt }) => pausedAt === null);
  const review = (
    <Button type="submit" name="review" value="yes" variant="primary">
      Review order
    </Button>
  );

  return (
    <DraftForm draftId={draft.id} version={draft.version}>
      <DetailHeader
        way={
          <>
            <Link href="/office/orders" className="link">
              Orders
            </Link>
            <span aria-hidden="true">/</span>
            <Link href="/office/orders/drafts" className="link">
              Drafts
            </Link>
          </>
        }
        title={`Draft ${draft.id}`}
        status={
          <>
            <SaveState />
            <span className="text-muted-foreground">
              {draft.writer ? `${draft.writer}, ` : ''}
              <Moment at={draft.updatedAt} now={now} />
            </span>
          </>
        }
        actions={
          <>
            <ActionButton
              action={discardDraftAction}
              input={{ draftId: draft.id }}
              pendingWord="Discarding…"
              doneWord="Discarded"
            >
              Discard
            </ActionButton>
            {review}
          </>
        }
      />
      <PageBody className="pb-10">
        <Columns aside={<DraftAside draft={draft} view={view} past={past} now={now} />}>
          <CustomerPart content={content} errors={errors} draftId={draft.id} />
          <LinesPart
            draftId={draft.id}
            content={content}
            view={view}
            errors={errors}
            places={places}
            now={now}
            typed={typed}
            found={found}
          />
          <Duplicates found={duplicates} now={now} className="mt-3" />
          <DeliveryPart content={content} errors={errors} view={view} places={places} />
          <MoneyPart content={content} errors={errors} />
          <NotePart content={content} errors={errors} channels={channels} />
          <div className="flex flex-wrap gap-2 pt-5">
            {review}
            <Button type="submit">Save</Button>
          </div>
        </Columns>
      </PageBody>
    </DraftForm>
  );
}
