import Link from 'next/link';
import { countryChoices } from '@/components/countries';
import { Section } from '@/components/section';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { DraftAddress, DraftContent } from '@/lib/orders/draft-inputs';
import type { DraftView } from '@/lib/orders/draft-view-queries';
import { type Errors, TypedField } from './field';
import { TypedCheck, TypedSelect } from './typed';

const languages = [
  ['en', 'English'],
  ['de', 'German'],
  ['fr', 'French'],
  ['nl', 'Dutch'],
  ['es', 'Spanish'],
  ['pt', 'Portuguese'],
] as const;

type PartProps = { content: DraftContent; errors: Errors };

export function CustomerPart({ content, errors, draftId }: PartProps & { draftId: number }) {
  const { customer } = content;
  return (
    <Section
      tight
      title="Customer"
      action={
        <Link className="link" href={`/office/orders/new?draft=${draftId}`}>
          Find another customer
        </Link>
      }
    >
      <div className="grid grid-cols-6 gap-3 pt-3">
        <TypedField
          name="customer.name"
          saved={customer.name}
          label="Name"
          errors={errors}
          maxLength={200}
          fieldClassName="col-span-4 max-md:col-span-6"
        />
        <Field id="customer.language" label="Letters in" className="col-span-2 max-md:col-span-6">
          <TypedSelect
            name="customer.language"
            saved={customer.language || 'en'}
            choices={languages.map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <TypedField
          name="customer.phone"
          saved={customer.phone}
          label="Phone"
          errors={errors}
          inputMode="tel"
          maxLength={40}
          fieldClassName="col-span-2 max-md:col-span-6"
        />
        <TypedField
          name="customer.email"
          saved={customer.email}
          label="E-mail"
          errors={errors}
          inputMode="email"
          maxLength={254}
          fieldClassName="col-span-4 max-md:col-span-6"
          help="Without it no letter is sent."
        />
      </div>
    </Section>
  );
}

export function AddressPart({ content, errors, view }: PartProps & { view: DraftView }) {
  return (
    <>
      <Address which="shipTo" address={content.shipTo} errors={errors} />
      <Verdict view={view} />
      <div className="group/bill pt-3">
        <TypedCheck
          name="billSame"
          saved={content.billSame}
          id="billSame"
          label="The bill goes to the same address"
        />
        <div className="pt-2 group-has-[#billSame:checked]/bill:hidden">
          <b>Bill to</b>
          <Address which="billTo" address={content.billTo} errors={errors} />
        </div>
      </div>
    </>
  );
}

function Address({
  which,
  address,
  errors,
}: {
  which: 'shipTo' | 'billTo';
  address: DraftAddress;
  errors: Errors;
}) {
  const field = (
    name: keyof DraftAddress,
    label: string,
    wide: string,
    given: { optional?: boolean; maxLength: number },
  ) => (
    <TypedField
      name={`${which}.${name}`}
      saved={address[name]}
      label={label}
      errors={errors}
      fieldClassName={`${wide} max-md:col-span-6`}
      {...given}
    />
  );
  return (
    <div className="grid grid-cols-6 gap-3 pt-3">
      {field('name', 'Name at the door', 'col-span-3', { optional: true, maxLength: 200 })}
      {field('company', 'Company', 'col-span-3', { optional: true, maxLength: 200 })}
      {field('line1', 'Street and number', 'col-span-4', { maxLength: 200 })}
      {field('line2', 'Floor, staircase', 'col-span-2', { optional: true, maxLength: 200 })}
      {field('postcode', 'Postcode', 'col-span-2', { maxLength: 20 })}
      {field('city', 'Town', 'col-span-4', { maxLength: 120 })}
      <Field
        id={`${which}.country`}
        label="Country"
        error={errors(`${which}.country`)}
        className="col-span-3 max-md:col-span-6"
      >
        <TypedSelect
          name={`${which}.country`}
          saved={address.country}
          placeholder="Choose a country"
          choices={countryChoices}
        />
      </Field>
      {field('region', 'State or region', 'col-span-3', { optional: true, maxLength: 120 })}
    </div>
  );
}

/** What the address check found, with its correction one click away. */
function Verdict({ view: { address } }: { view: DraftView }) {
  if (!address || address.answer === 'ok') return null;
  const meant = address.answer === 'suggestion' ? address.address : null;
  return (
    <Banner
      tone="wait"
      className="mt-3"
      title={meant ? 'Was this address meant?' : 'A parcel will not find this address'}
      actions={
        meant ? (
          <Button type="submit" name="correctAddress" value="yes">
            Use {[meant.line1, `${meant.postcode} ${meant.city}`, meant.region].filter(Boolean).join(', ')}
          </Button>
        ) : null
      }
    >
      {address.finds.map(({ words }) => words).join(' ')}
      {meant ? null : ' It can be placed all the same and then waits for a correct address.'}
    </Banner>
  );
}
