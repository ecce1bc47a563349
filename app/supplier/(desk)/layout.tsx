import type { Metadata } from 'next';
import { AnswerForm } from '@/app/(portal)/answer-form';
import { getSupplier } from '@/app/supplier';
import { PortalShell } from '@/components/portal-shell';
import { getMerchant } from '@/lib/settings/queries';
import { leaveAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getMerchant();
  return { title: { default: `Shipments for ${name}`, template: `%s · ${name}` }, robots: { index: false } };
}

/** A supplier's own desk: the merchant's name, theirs, and what is to be sent. */
export default async function SupplierLayout({ children }: { children: React.ReactNode }) {
  const [merchant, visit] = await Promise.all([getMerchant(), getSupplier()]);
  const links = merchant.supportEmail
    ? [{ label: `Write to ${merchant.name}`, href: `mailto:${merchant.supportEmail}` }]
    : [];
  return (
    <PortalShell
      merchant={merchant}
      home="/supplier"
      links={links}
      top={
        visit ? (
          <>
            <span className="max-md:hidden">{visit.name}</span>
            <AnswerForm action={leaveAction} verb="Leave" variant="ghost" />
          </>
        ) : null
      }
    >
      {children}
    </PortalShell>
  );
}
