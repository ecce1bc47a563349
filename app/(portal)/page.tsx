import type { Metadata } from 'next';
import { Wrap } from '@/components/portal-shell';
import { Banner } from '@/components/ui/banner';
import { getMerchant } from '@/lib/settings/queries';
import { LookUp } from './look-up';
import { PackingSlip } from './packing-slip';

export const metadata: Metadata = { title: 'Find your order' };

type Search = { ended?: string; used?: string };

export default async function LookUpPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { ended } = await searchParams;
  const { name } = await getMerchant();
  return (
    <Wrap>
      <div className="grid grid-cols-[minmax(0,1fr)_340px] items-end gap-[88px] pt-14 max-md:grid-cols-1 max-md:items-start max-md:gap-6 max-md:pt-5">
        <div>
          <h1>Where is my order?</h1>
          <p className="mt-3 mb-7 text-lg text-muted-foreground max-md:mb-[18px]">
            Two things from your confirmation, no account needed.
          </p>
          {ended === undefined ? null : (
            <Banner tone="wait" title="No order is open here" className="mb-5 max-w-[520px]">
              A visit lasts half an hour, so that nobody after you sees your order. Look yours up below.
            </Banner>
          )}
          <LookUp />
          <p className="mt-5">
            No number at hand?{' '}
            <span className="text-muted-foreground">
              Every e-mail from us names it and has a link to your order.
            </span>
          </p>
        </div>
        <PackingSlip merchant={name} />
      </div>
    </Wrap>
  );
}
