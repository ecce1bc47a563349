import Link from 'next/link';
import { Wrap } from '@/components/portal-shell';

export default function PortalNotFound() {
  return (
    <Wrap className="pt-14 max-md:pt-5">
      <h1>Nothing is here</h1>
      <p className="lead pt-3 pb-6 text-muted-foreground">The link may be old, or a letter of it got lost.</p>
      <Link href="/" className="link">
        Find your order by its number
      </Link>
    </Wrap>
  );
}
