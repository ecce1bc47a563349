import Link from 'next/link';
import { MerchantName } from './brand';
import { BrandStyle } from './brand-style';
import { cn } from './cn';
import { SkipLink } from './office-shell';

type PortalShellProps = {
  merchant: {
    name: string;
    /** In the footer, after the name: "rue de l’Annonciade 4, 69001 Lyon". */
    address?: string;
    /** #rrggbb */
    color?: string | null;
  };
  /** Where the name leads; left out: to the look-up. */
  home?: string;
  /** At the right of the top: "Help". */
  top?: React.ReactNode;
  /** In the footer: Contact, Returns and withdrawal, Privacy. */
  links?: { label: string; href: string }[];
  children: React.ReactNode;
};

/** The customer's side: the merchant's name, its colors, and nothing of ours in the way. */
export function PortalShell({ merchant, home = '/', top, links = [], children }: PortalShellProps) {
  return (
    <div className="portal flex min-h-dvh flex-col [--measure:1040px] has-data-narrow:[--measure:680px]">
      <BrandStyle color={merchant.color ?? null} />
      <SkipLink />
      <Wrap>
        <header className="flex items-center gap-5 py-5 text-[15px] max-md:py-3.5">
          <Link href={home}>
            <MerchantName name={merchant.name} />
          </Link>
          {top ? <div className="ml-auto flex items-center gap-5">{top}</div> : null}
        </header>
      </Wrap>
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <Wrap>
        <footer className="mt-10 flex flex-wrap gap-x-6 gap-y-2 pt-7 pb-10 text-muted-foreground text-sm leading-5 portal:text-[14px]">
          <span>{[merchant.name, merchant.address].filter(Boolean).join(', ')}</span>
          {links.map((link) => (
            <Link key={link.href} href={link.href} className="link">
              {link.label}
            </Link>
          ))}
        </footer>
      </Wrap>
    </div>
  );
}

/** The measure of the portal's pages; `narrow` for one question, such as feedback: the header follows. */
export function Wrap({
  narrow,
  className,
  children,
}: {
  narrow?: boolean;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div
      data-narrow={narrow || undefined}
      className={cn('mx-auto w-full max-w-(--measure) px-6 max-md:px-[18px]', className)}
    >
      {children}
    </div>
  );
}
