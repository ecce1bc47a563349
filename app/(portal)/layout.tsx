import { PortalShell } from '@/components/portal-shell';

export default function PortalLayout({ children }: { children: React.ReactNode }) {
  return <PortalShell merchant={{ name: 'Halm & Rive' }}>{children}</PortalShell>;
}
