import Link from 'next/link';
import { Wrap } from '@/components/portal-shell';

export default function SupplierNotFound() {
  return (
    <Wrap className="pt-14 max-md:pt-5">
      <h1>This is not yours to send</h1>
      <p className="lead pt-3 pb-6 text-muted-foreground">
        It was declined, moved elsewhere, or never here. Send nothing of it.
      </p>
      <Link href="/supplier" className="link">
        To the shipments
      </Link>
    </Wrap>
  );
}
