'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from './cn';
import type { NavPlace } from './office-places';

/** The list of places, the current one on white; closes the menu of a phone when one is opened. */
export function OfficeNav({ places }: { places: NavPlace[] }) {
  const path = usePathname();
  const isCurrent = (href: string) =>
    href === '/office' ? path === href : `${path}/`.startsWith(`${href}/`);
  return (
    <ul>
      {places.map((place) => (
        <li key={place.href}>
          <Link
            href={place.href}
            aria-current={isCurrent(place.href) ? 'page' : undefined}
            onClick={(event) => event.currentTarget.closest('details')?.removeAttribute('open')}
            className={cn(
              'flex min-h-[27px] items-center rounded-md px-2 hover:bg-secondary max-md:min-h-11 max-md:text-base',
              'aria-[current=page]:bg-card aria-[current=page]:font-strong aria-[current=page]:shadow-[inset_0_0_0_1px_var(--border)]',
            )}
          >
            {place.label}
            {place.count ? (
              <span
                className={cn(
                  'ml-auto font-normal text-muted-foreground text-xs',
                  place.count.late && 'font-strong text-stop',
                )}
              >
                {place.count.count}
                {place.count.late && <span className="sr-only"> late</span>}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
