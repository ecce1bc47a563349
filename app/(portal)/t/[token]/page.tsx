import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getVisit, portalDoor } from '@/app/portal';
import { Wrap } from '@/components/portal-shell';
import { getLink } from '@/lib/customers/portal-queries';
import { openLinkAction } from '../../actions';
import { AnswerForm } from '../../answer-form';
import { LookUp } from '../../look-up';

export const metadata: Metadata = { title: 'Your order', robots: { index: false } };

/** Mail programs open links by themselves, so looking at this page spends nothing: only the button does. */
export default async function MailedLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await getLink(portalDoor, token, new Date());
  if (link && (await getVisit())?.customer.orderId === link.orderId) redirect('/track');
  const usable = link && !link.usedAt && link.purpose !== 'feedback' ? link : null;
  if (usable)
    return (
      <Wrap narrow>
        <h1 className="pt-10 pb-3">Order {usable.number}</h1>
        <p className="pb-6 text-lg text-muted-foreground">
          {usable.purpose === 'return' ? 'Return something of it.' : 'See where it is.'} The link opens once;
          after that, your number and postcode do.
        </p>
        <AnswerForm
          action={openLinkAction}
          hidden={{ token }}
          verb={usable.purpose === 'return' ? 'Start a return' : 'Show my order'}
          pendingWord="Opening…"
        />
      </Wrap>
    );
  return (
    <Wrap narrow>
      <h1 className="pt-10 pb-3">{link ? 'This link was used' : 'This link is too old'}</h1>
      <p className="pb-6 text-lg text-muted-foreground">
        Each link opens once, within 60 days. Your order is still here: look it up.
      </p>
      <LookUp reference={link?.number} />
    </Wrap>
  );
}
