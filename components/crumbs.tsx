import { ChevronRight } from 'lucide-react';
import Link from 'next/link';

/** The way down to a page, before its title: Settings › Routing ›. */
export function Crumbs({ ways }: { ways: { href: string; label: string }[] }) {
  return (
    <nav aria-label="Way back" className="flex flex-wrap items-center gap-x-2">
      {ways.map(({ href, label }) => (
        <span key={href} className="flex items-center gap-x-2 text-muted-foreground">
          <Link href={href} className="hover:text-foreground hover:underline">
            {label}
          </Link>
          <ChevronRight aria-hidden="true" className="size-4 stroke-[1.75]" />
        </span>
      ))}
    </nav>
  );
}
