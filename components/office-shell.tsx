import { Menu, Search, X } from 'lucide-react';
import Link from 'next/link';
import { Brand } from './brand';
import { FindBox } from './find-box';
import { OfficeNav } from './office-nav';
import type { NavPlace } from './office-places';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';

type OfficeShellProps = {
  places: NavPlace[];
  merchant: string;
  staff: { name: string; role: string };
  theme: Theme;
  /** Ends the session; a server action. */
  signOut: () => Promise<void>;
  children: React.ReactNode;
};

/** A desk with a list of places, and one white sheet on it. */
export function OfficeShell({ places, merchant, staff, theme, signOut, children }: OfficeShellProps) {
  const foot = <Foot merchant={merchant} staff={staff} theme={theme} signOut={signOut} />;
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[180px_minmax(0,1fr)]">
      <SkipLink />
      <nav
        aria-label="Office"
        className="sticky top-0 flex h-dvh flex-col overflow-y-auto pt-3 pr-2.5 pb-4 pl-3.5 max-md:hidden print:hidden"
      >
        <Link href="/office" className="mb-2.5 self-start px-1.5">
          <Brand />
        </Link>
        <FindBox className="mb-3" />
        <OfficeNav places={places} />
        {foot}
      </nav>
      <details className="group sticky top-0 z-30 border-b bg-background md:hidden print:hidden">
        <summary
          aria-label="Waybill, menu"
          className="flex min-h-11 items-center gap-2.5 px-4 -outline-offset-2 group-open:border-b"
        >
          <Menu aria-hidden="true" className="size-4 stroke-[1.75] group-open:hidden" />
          <X aria-hidden="true" className="hidden size-4 stroke-[1.75] group-open:block" />
          <Brand />
          <Search aria-hidden="true" className="ml-auto size-4 stroke-[1.75]" />
        </summary>
        <nav
          aria-label="Office"
          className="flex max-h-[calc(100dvh-44px)] flex-col overflow-y-auto px-4 pt-3 pb-4"
        >
          <FindBox className="mb-2" />
          <OfficeNav places={places} />
          {foot}
        </nav>
      </details>
      <main
        id="main"
        tabIndex={-1}
        className="relative min-w-0 border-l bg-card pb-8 max-md:min-h-[calc(100dvh-45px)] max-md:border-l-0 print:border-0"
      >
        {children}
      </main>
    </div>
  );
}

export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-primary focus:px-3 focus:py-2 focus:text-primary-foreground"
    >
      Skip to the content
    </a>
  );
}

type FootProps = Pick<OfficeShellProps, 'merchant' | 'staff' | 'theme' | 'signOut'>;

function Foot({ merchant, staff, theme, signOut }: FootProps) {
  return (
    <div className="mt-auto pt-4">
      <div className="border-t px-2 pt-3 text-muted-foreground text-xs leading-[17px]">
        <b className="block text-foreground">{merchant}</b>
        <Link href="/office/team" className="hover:underline" title="Your account">
          {staff.name}, {staff.role.toLowerCase()}
        </Link>
        <div className="mt-2.5 flex items-center justify-between gap-2">
          <form action={signOut}>
            <button type="submit" className="link min-h-6 max-md:min-h-11">
              Sign out
            </button>
          </form>
          <ThemeSwitch theme={theme} />
        </div>
      </div>
    </div>
  );
}
