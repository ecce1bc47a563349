import { cookies } from 'next/headers';
import { requireStaff } from '@/app/auth';
import { placesFor } from '@/components/office-places';
import { OfficeShell } from '@/components/office-shell';
import { roleWords } from '@/components/plain-words';
import { readTheme, themeCookie } from '@/components/theme';
import { getMerchant } from '@/lib/settings/queries';
import { signOutAction } from './sign-out';

/** Looks only: each page and each action asks who is there by itself. */
export default async function OfficeLayout({ children }: { children: React.ReactNode }) {
  const staff = await requireStaff();
  const [merchant, jar] = await Promise.all([getMerchant(), cookies()]);
  const theme = readTheme(jar.get(themeCookie)?.value);
  return (
    <OfficeShell
      places={placesFor(staff)}
      merchant={merchant.name}
      staff={{ name: staff.name, role: roleWords[staff.role] }}
      theme={theme}
      signOut={signOutAction}
    >
      {children}
    </OfficeShell>
  );
}
