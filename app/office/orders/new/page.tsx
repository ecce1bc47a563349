import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { Day } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { SearchBox } from '@/components/ui/search-box';
import { findCallers } from '@/lib/customers/caller-queries';
import { readDraft } from '../drafts/read-draft';
import { LiveSearch } from './live-search';
import { NewDraft } from './new-draft';

export const metadata: Metadata = { title: 'New order' };

/** First who is calling: somebody who has ordered before, or somebody new. With `draft` it is a draft that gets another customer. */
export default async function NewOrderPage({ searchParams }: PageProps<'/office/orders/new'>) {
  const actor = await requireStaff('order.place');
  const asked = await searchParams;
  const typed = typeof asked.q === 'string' ? asked.q.slice(0, 100).trim() : '';
  const draft = typeof asked.draft === 'string' ? ((await readDraft(asked.draft)) ?? notFound()) : null;
  const callers = typed.length >= 3 ? await findCallers(actor, typed) : [];
  const now = new Date();
  return (
    <>
      <DetailHeader
        way={
          <Link href={draft ? `/office/orders/drafts/${draft.id}` : '/office/orders'} className="link">
            {draft ? `Draft ${draft.id}` : 'Orders'}
          </Link>
        }
        title={draft ? 'Who is it for?' : 'Who is calling?'}
      />
      <PageBody className="max-w-[640px] pb-10">
        <search>
          <form action="/office/orders/new">
            {draft ? <input type="hidden" name="draft" value={draft.id} /> : null}
            <LiveSearch>
              <SearchBox
                name="q"
                label="Find a customer"
                placeholder="Name, e-mail or phone, from its start"
                defaultValue={typed}
                maxLength={100}
                autoFocus
              />
            </LiveSearch>
          </form>
        </search>
        {callers.length > 0 ? (
          <Section title="Has ordered before" className="mt-4">
            <ul className="divide-y">
              {callers.map((caller) => (
                <li key={caller.orderId} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                  <span className="min-w-0 flex-1">
                    <b className="block truncate">{caller.name ?? caller.email ?? caller.phone}</b>
                    <span className="sm block text-muted-foreground">
                      {[caller.email, caller.phone, [caller.city, caller.country].filter(Boolean).join(', ')]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    <span className="sm block text-muted-foreground">
                      Last order {caller.number}, <Day at={caller.placedAt} now={now} />
                    </span>
                  </span>
                  <NewDraft draft={draft} fields={{ fillFrom: String(caller.orderId) }}>
                    Choose<span className="sr-only"> {caller.name ?? caller.email ?? caller.phone}</span>
                  </NewDraft>
                </li>
              ))}
            </ul>
          </Section>
        ) : typed.length >= 3 ? (
          <p className="pt-4 text-muted-foreground">Nobody who has ordered before begins like “{typed}”.</p>
        ) : null}
        {draft ? null : (
          <div className="flex flex-wrap items-center gap-2 pt-5">
            <NewDraft draft={null} fields={guessed(typed)} primary={callers.length === 0}>
              {typed ? `New customer: ${typed}` : 'Begin without a customer'}
            </NewDraft>
            <Button asChild>
              <Link href="/office/orders/drafts">Open a draft</Link>
            </Button>
          </div>
        )}
      </PageBody>
    </>
  );
}

/** What was typed goes where it belongs. */
function guessed(typed: string): Record<string, string> {
  if (!typed) return {};
  if (typed.includes('@')) return { 'customer.email': typed };
  return /^[+\d\s()./-]+$/.test(typed) ? { 'customer.phone': typed } : { 'customer.name': typed };
}
