import type { Metadata } from 'next';
import { AnswerForm } from '@/app/(portal)/answer-form';
import { openSupplierLinkAction } from '@/app/supplier/actions';
import { Wrap } from '@/components/portal-shell';
import { getMerchant } from '@/lib/settings/queries';

export const metadata: Metadata = { title: 'Shipments' };

/** The same for every link, whether it works or not: mail programs look at it, and only the button opens. */
export default async function OpenSupplierLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, merchant] = await Promise.all([params, getMerchant()]);
  return (
    <Wrap narrow>
      <h1 className="pt-10 pb-3">Shipments for {merchant.name}</h1>
      <p className="pb-6 text-lg text-muted-foreground">
        Accept what you will send, print the slip, and enter the tracking number when it has left. You need no
        account: this link is the key, so give it only to people who pack.
      </p>
      <AnswerForm
        action={openSupplierLinkAction}
        hidden={{ token }}
        verb="Open the shipments"
        pendingWord="Opening…"
      />
    </Wrap>
  );
}
