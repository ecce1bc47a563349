import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { DetailHeader, PageBody } from '@/components/page-header';
import { previewLines } from '@/components/preview-lines';
import { Section } from '@/components/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Stub } from '@/components/ui/stub';
import { formatMoney } from '@/lib/money';
import { lookAtDraft } from '@/lib/orders/draft-view-queries';
import { likelyDuplicates } from '@/lib/orders/duplicate-queries';
import { placeDraft } from '@/lib/orders/place-draft';
import { previewPlacing } from '@/lib/orders/preview';
import { placeDraftAction } from '../../actions';
import { readDraft } from '../../read-draft';
import { Duplicates } from '../duplicates';
import { Parcels } from './parcels';

export const metadata: Metadata = { title: 'Review order' };

export default async function ReviewPage({ params }: PageProps<'/office/orders/drafts/[draftId]/review'>) {
  const actor = await requireStaff('order.place');
  const draft = (await readDraft((await params).draftId)) ?? notFound();
  const back = `/office/orders/drafts/${draft.id}`;
  if (draft.orderId !== null) redirect(`/office/orders/${draft.orderId}`);
  if (draft.discardedAt) redirect(back);
  const now = new Date();
  const { id: draftId, version, content } = draft;
  const view = await lookAtDraft(actor, draft, now);
  const [first] = view.problems;
  const [duplicates, rehearsed] = await Promise.all([
    likelyDuplicates(actor, content, now),
    first ? null : previewPlacing(() => placeDraft(actor, { draftId, version }, now)),
  ]);
  const { name, email, phone } = content.customer;

  return (
    <>
      <DetailHeader
        way={
          <Link href={back} className="link">
            Draft {draftId}
          </Link>
        }
        title={`${formatMoney(view.sums.totalAmount, view.currency)} for ${name || email || phone || 'nobody yet'}`}
      />
      <PageBody className="max-w-[760px] pb-10">
        {first ? (
          <Banner
            tone="stop"
            title="It cannot be placed yet"
            actions={
              <Button asChild variant="primary">
                <Link href={`${back}?check=yes#${first.path}`}>Complete it</Link>
              </Button>
            }
          >
            <ul>
              {[...new Set(view.problems.map(({ message }) => message))].map((message) => (
                <li key={message}>{message}.</li>
              ))}
            </ul>
          </Banner>
        ) : null}
        {rehearsed?.refused ? (
          <Banner tone="stop" title="It cannot be placed now" actions={<BackLink href={back} />}>
            {rehearsed.refused}
          </Banner>
        ) : null}
        <Duplicates found={duplicates} now={now} className="mt-3" />
        {rehearsed && !rehearsed.refused ? (
          <>
            <Section tight title="What is sent" className="mt-3">
              <Parcels content={content} view={view} now={now} />
            </Section>
            <Stub lines={previewLines(rehearsed)} across className="mt-4" />
            <div className="flex flex-wrap items-center gap-2 pt-4">
              <ActionButton
                action={placeDraftAction}
                input={{ draftId, version }}
                variant="primary"
                pendingWord="Placing…"
                doneWord="Order placed"
              >
                {duplicates.length > 0 ? 'Place anyway' : 'Place order'}
              </ActionButton>
              <BackLink href={back} />
            </div>
          </>
        ) : null}
      </PageBody>
    </>
  );
}

function BackLink({ href }: { href: string }) {
  return (
    <Button asChild>
      <Link href={href}>Change it</Link>
    </Button>
  );
}
