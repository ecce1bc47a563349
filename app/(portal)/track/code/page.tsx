import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { requireVisit } from '@/app/portal';
import { Wrap } from '@/components/portal-shell';
import { requestCodeAction } from '../../actions';
import { AnswerForm } from '../../answer-form';
import { nextPage } from '../../forms';
import { CodeForm } from './code-form';

export const metadata: Metadata = { title: 'Type the code', robots: { index: false } };

type Search = { next?: string | string[] };

export default async function CodePage({ searchParams }: { searchParams: Promise<Search> }) {
  const next = nextPage.parse((await searchParams).next);
  const { customer, codeWasSent } = await requireVisit();
  if (customer.proven) redirect(`/${next}`);
  if (!codeWasSent) redirect('/track');
  return (
    <Wrap narrow>
      <h1 className="pt-8 pb-3">Type the code from the mail</h1>
      <p className="pb-6 text-lg text-muted-foreground">
        It is on its way to the address you ordered with, usually within a minute. It works for 10 minutes, in
        this browser only.
      </p>
      <CodeForm next={next} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pt-6">
        <AnswerForm
          action={requestCodeAction}
          hidden={{ next }}
          verb="Send a new code"
          pendingWord="Sending…"
          variant="default"
        />
        <Link className="link" href="/track">
          Back to the order
        </Link>
      </div>
    </Wrap>
  );
}
