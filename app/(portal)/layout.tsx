import type { Metadata } from 'next';
import { PortalShell } from '@/components/portal-shell';
import { getMerchant } from '@/lib/settings/queries';

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await getMerchant();
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const merchant = await getMerchant();
  const links = merchant.supportEmail ? [{ label: 'Contact', href: `mailto:${merchant.supportEmail}` }] : [];
  return (
    <PortalShell merchant={merchant} links={links}>
      {children}
    </PortalShell>
  );
}
