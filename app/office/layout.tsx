import { cookies } from 'next/headers';
import { requireStaff } from '@/app/auth';
import { placesFor } from '@/components/office-places';
import { OfficeShell } from '@/components/office-shell';
import { roleWords } from '@/components/plain-words';
import { readTheme, themeCookie } from '@/components/theme';
import { signOutAction } from './sign-out';

/** Looks only: each page and each action asks who is there by itself. */
export default async function OfficeLayout({ children }: { children: React.ReactNode }) {
  const staff = await requireStaff();
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <OfficeShell
      places={placesFor(staff)}
      merchant="Halm & Rive"
      staff={{ name: staff.name, role: roleWords[staff.role] }}
      theme={theme}
      signOut={signOutAction}
    >
      {children}
    </OfficeShell>
  );
}
