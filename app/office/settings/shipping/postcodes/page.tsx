import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { countPostcodes } from '@/lib/sourcing/postcode-queries';
import { PostcodeImport } from './postcode-import';

export const metadata: Metadata = { title: 'Postcode table' };

const names = new Intl.DisplayNames('en', { type: 'region' });

export default async function PostcodesPage() {
  const actor = await requireStaff('shipping.write');
  const countries = await countPostcodes(actor);
  const all = countries.reduce((sum, { postcodes }) => sum + postcodes, 0);
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings/shipping">
            Shipping
          </Link>
        }
        title="Postcode table"
        status={
          <span className="text-muted-foreground">
            Where postcodes lie, so that distances are known for addresses without coordinates
          </span>
        }
      />
      <PageBody className="max-w-[760px] pb-10">
        <Section tight title="Bring a table">
          <PostcodeImport />
        </Section>
        <Section title="Known" note={all === 0 ? 'none yet' : `${all.toLocaleString('en')} postcodes`}>
          {countries.length === 0 ? (
            <p className="pt-2.5 text-muted-foreground">
              Free tables of most countries are offered by GeoNames. Without one, routing compares countries
              and the starts of postcodes.
            </p>
          ) : (
            <ul className="columns-2 pt-2.5 sm:columns-3">
              {countries.map(({ country, postcodes }) => (
                <li key={country} className="flex justify-between gap-3 pr-6">
                  <span>{names.of(country)}</span>
                  <span className="tabular-nums">{postcodes.toLocaleString('en')}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </PageBody>
    </>
  );
}
