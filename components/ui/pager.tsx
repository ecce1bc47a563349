import Link from 'next/link';
import { Button } from './button';

type PagerProps = {
  /** At the left: "50 shown". */
  children?: React.ReactNode;
  /** Null: there is no such page; the button stays, dashed, unless neither is there. */
  newer: string | null;
  older: string | null;
  newerWord?: string;
  olderWord?: string;
};

/** Keyset pages have no numbers: only newer and older. */
export function Pager({
  children,
  newer,
  older,
  newerWord = 'First page',
  olderWord = 'Next page',
}: PagerProps) {
  return (
    <nav aria-label="Pages" className="flex items-center gap-2 px-6 py-2.5 text-xs max-md:px-4">
      <span className="text-muted-foreground">{children}</span>
      {newer === null && older === null ? null : (
        <span className="ml-auto flex gap-2">
          <PageLink href={newer} word={newerWord} />
          <PageLink href={older} word={olderWord} />
        </span>
      )}
    </nav>
  );
}

function PageLink({ href, word }: { href: string | null; word: string }) {
  if (href === null) return <Button disabled>{word}</Button>;
  return (
    <Button asChild>
      <Link href={href}>{word}</Link>
    </Button>
  );
}
