import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatMoney } from '@/lib/money';
import { listShipping, tryAddress } from '@/lib/sourcing/shipping-queries';
import { restoreShippingMethodAction, retireShippingMethodAction } from './actions';
import { MethodDialog } from './method-dialog';
import { RateGrid } from './rate-grid';
import { ZoneDialog } from './zone-dialog';

export const metadata: Metadata = { title: 'Shipping' };

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value.trim().slice(0, 20) : '';

export default async function ShippingPage({ searchParams }: PageProps<'/office/settings/shipping'>) {
  const actor = await requireStaff('shipping.write');
  const shipping = await listShipping(actor);
  const asked = await searchParams;
  const address = { country: one(asked.country).toUpperCase(), postcode: one(asked.postcode) };
  const tried = /^[A-Z]{2}$/.test(address.country) ? await tryAddress(actor, address) : null;
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/settings">
            Settings
          </Link>
        }
        title="Shipping"
        status={
          <span className="text-muted-foreground">
            How parcels travel, how long they take and what it costs
          </span>
        }
        actions={
          <Link className="link" href="/office/settings/shipping/postcodes">
            Postcode table
          </Link>
        }
      />
      <PageBody className="pb-10">
        <Section
          tight
          title="Rates"
          note="a rate for one location beats the one from everywhere"
          action={<ZoneDialog />}
        >
          {shipping.zones.length === 0 || shipping.methods.length === 0 ? (
            <EmptyState title="No rates yet">
              Without them each location’s own days on the road count. Add a method and a zone, then say how
              long it takes.
            </EmptyState>
          ) : (
            <RateGrid {...shipping} />
          )}
        </Section>
        <Section title="Methods" action={<MethodDialog position={shipping.methods.length} />}>
          <ul>
            {shipping.methods.map((method) => (
              <li key={method.code} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
                <b className="min-w-[140px]">{method.name}</b>
                <span className="code text-muted-foreground">{method.code}</span>
                <span className="text-muted-foreground">{method.carrier}</span>
                {method.retiredAt ? (
                  <Say mark="ended" tone="idle">
                    Not offered
                  </Say>
                ) : null}
                <span className="ml-auto flex gap-1.5">
                  <MethodDialog
                    method={{
                      code: method.code,
                      name: method.name,
                      carrier: method.carrier,
                      position: method.position,
                    }}
                    position={method.position}
                  />
                  <ActionButton
                    action={method.retiredAt ? restoreShippingMethodAction : retireShippingMethodAction}
                    input={{ code: method.code }}
                    variant="ghost"
                    doneWord={
                      method.retiredAt
                        ? `${method.name} is offered again`
                        : `${method.name} is not offered any more`
                    }
                  >
                    {method.retiredAt ? 'Offer again' : 'Stop offering'}
                  </ActionButton>
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title="Which zone is this postcode in?">
          <form className="flex flex-wrap items-end gap-2.5 pt-2.5" action="/office/settings/shipping">
            <Field id="country" label="Country" className="w-24">
              <Input name="country" defaultValue={address.country} maxLength={2} placeholder="DE" required />
            </Field>
            <Field id="postcode" label="Postcode" className="w-40">
              <Input name="postcode" defaultValue={address.postcode} maxLength={20} />
            </Field>
            <SubmitButton variant="default">Look</SubmitButton>
          </form>
          {tried ? (
            <p className="pt-2.5" role="status">
              {tried.zone ? (
                <>
                  <b>
                    {address.country} {address.postcode}
                  </b>{' '}
                  lies in <b>{tried.zone}</b>. {tried.ways.length === 0 ? 'No method goes there.' : null}
                  {tried.ways
                    .map(
                      ({ name, transitDays, priceAmount, currency }) =>
                        `${name}: ${transitDays === 1 ? '1 day' : `${transitDays} days`}, ${formatMoney(priceAmount, currency)}`,
                    )
                    .join('. ')}
                </>
              ) : (
                `${address.country} ${address.postcode} lies in no zone: each location’s own days on the road count.`
              )}
            </p>
          ) : asked.country ? (
            <p className="pt-2.5 text-stop" role="status">
              A country is two letters, as DE.
            </p>
          ) : null}
        </Section>
      </PageBody>
    </>
  );
}
