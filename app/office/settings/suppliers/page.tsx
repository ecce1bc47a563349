import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Crumbs } from '@/components/crumbs';
import { Day } from '@/components/moment';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { listSuppliers, type Supplier } from '@/lib/sourcing/supplier-queries';
import { IssueDialog } from './issue-dialog';
import { LinkRow } from './link-row';

export const metadata: Metadata = { title: 'Suppliers' };

/** Who sends for us without an account: what lies with them, and the links that let them in. */
export default async function SuppliersPage() {
  const actor = await requireStaff('supplier.link');
  const now = new Date();
  const suppliers = await listSuppliers(actor, now);
  return (
    <>
      <PageHeader
        way={<Crumbs ways={[{ href: '/office/settings', label: 'Settings' }]} />}
        title="Suppliers"
        note={suppliers.length === 1 ? '1 sends for us' : `${suppliers.length} send for us`}
      />
      <PageBody className="pb-10">
        {suppliers.length === 0 ? (
          <EmptyState title="No supplier yet">
            A location of the kind “supplier” sends by itself what is ordered: it is let in by a link,
            accepts, prints the slip and enters the tracking number.
          </EmptyState>
        ) : null}
        {suppliers.map((supplier, i) => (
          <Section
            key={supplier.id}
            tight={i === 0}
            title={supplier.name}
            note={
              <>
                {[supplier.code, supplier.city, supplier.country].filter(Boolean).join(', ')}
                {supplier.paused ? ', paused' : ''}
              </>
            }
            action={<IssueDialog locationId={supplier.id} name={supplier.name} />}
          >
            <Load supplier={supplier} now={now} />
            {supplier.links.length > 0 ? (
              <ul className="border-t">
                {supplier.links.map((link) => (
                  <LinkRow key={link.id} link={link} name={supplier.name} now={now} />
                ))}
              </ul>
            ) : (
              <p className="border-t py-2.5 text-muted-foreground">
                No link works: {supplier.name} cannot see what it is to send. Issue one.
              </p>
            )}
          </Section>
        ))}
      </PageBody>
    </>
  );
}

function Load({ supplier, now }: { supplier: Supplier; now: Date }) {
  const { id, toAccept, silent, accepted, oldestAt } = supplier;
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-1 py-2.5">
      <Link className="link" href={`/office/fulfill?location=${id}`}>
        {toAccept} to accept
      </Link>
      {silent > 0 ? (
        <Say mark="look" tone="wait" strong>
          {silent} for more than 24 hours
          {oldestAt ? (
            <>
              , oldest: <Day at={new Date(oldestAt)} now={now} />
            </>
          ) : null}
        </Say>
      ) : null}
      <Link className="link" href={`/office/fulfill?location=${id}&tab=in_progress`}>
        {accepted} accepted and not sent
      </Link>
    </p>
  );
}
