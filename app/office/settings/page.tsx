import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { PageBody, PageHeader } from '@/components/page-header';
import { can } from '@/lib/staff/permissions';
import { settingsCards } from './cards';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const actor = await requireStaff('promotion.read');
  const mine = settingsCards.filter(({ permission }) => can(actor, permission));
  return (
    <>
      <PageHeader title="Settings" />
      <PageBody className="pb-10">
        <ul className="grid gap-x-10 border-t md:grid-cols-2 md:border-t-0">
          {mine.map(({ href, title, words }) => (
            <li key={href} className="border-b py-3">
              <Link href={href} className="link font-[620] text-base">
                {title}
              </Link>
              <p className="text-muted-foreground">{words}</p>
            </li>
          ))}
        </ul>
      </PageBody>
    </>
  );
}
