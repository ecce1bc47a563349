import Link from 'next/link';
import { PageBody, PageHeader } from '@/components/page-header';

export default function NotFound() {
  return (
    <>
      <PageHeader title="Nothing is here" />
      <PageBody>
        <p className="max-w-[60ch] pb-3 text-muted-foreground">
          The number may be mistyped, it was never an order, a return or a customer of this shop, or your role
          does not see this place.
        </p>
        <Link href="/office/orders" className="link">
          Look for an order
        </Link>
      </PageBody>
    </>
  );
}
