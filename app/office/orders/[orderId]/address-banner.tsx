import { ActionButton } from '@/components/action-button';
import { Moment } from '@/components/moment';
import { Banner } from '@/components/ui/banner';
import type { Address } from '@/db/schema/orders';
import type { OrderChecks } from '@/lib/orders/check-queries';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { correctAddressAction, releaseHoldAction } from './actions';
import { AddressDialog } from './address-dialog';

type AddressBannerProps = {
  order: OrderDetail;
  hold: OrderDetail['holds'][number];
  verdict: NonNullable<OrderChecks['address']>;
  address: Address;
  now: Date;
};

/** The address that stopped an order: what is wrong, what was probably meant, and three ways on. */
export function AddressBanner({ order, hold, verdict, address, now }: AddressBannerProps) {
  const suggested = verdict.answer === 'suggestion' ? verdict.address : null;
  return (
    <Banner
      tone="stop"
      title={
        verdict.answer === 'undeliverable'
          ? 'On hold: a parcel would not arrive at this address'
          : 'On hold: the address looks mistyped'
      }
      aside={<Moment at={new Date(hold.heldAt)} now={now} />}
      actions={
        <>
          {suggested ? (
            <ActionButton
              action={correctAddressAction}
              input={{ orderId: order.id, shipTo: suggested }}
              variant="primary"
              className="max-md:w-full"
              pendingWord="Correcting…"
              doneWord="Corrected, it goes on"
            >
              Use this address
            </ActionButton>
          ) : null}
          <AddressDialog
            orderId={order.id}
            address={suggested ?? address}
            {...(!suggested && { variant: 'primary' as const })}
          />
          <ActionButton
            action={releaseHoldAction}
            input={{ orderId: order.id, holdNo: hold.no }}
            pendingWord="Releasing…"
            doneWord="Released as it is"
            className="max-md:w-full"
          >
            It is right as it is
          </ActionButton>
        </>
      }
    >
      {verdict.finds.length > 0 ? (
        <ul>
          {verdict.finds.map(({ code, words }) => (
            <li key={code}>{words}</li>
          ))}
        </ul>
      ) : (
        (hold.note ?? 'Nothing of it is picked until it is released.')
      )}
      {suggested ? <Compared before={address} after={suggested} /> : null}
    </Banner>
  );
}

const parts = ['company', 'line1', 'line2', 'postcode', 'city', 'region', 'country'] as const;

/** As it is and as it should be, with what changes in bold. */
function Compared({ before, after }: { before: Address; after: Address }) {
  const side = (title: string, one: Address, other: Address) => (
    <div>
      <span className="sm text-muted-foreground">{title}</span>
      <address className="not-italic break-words">
        {parts
          .filter((part) => one[part])
          .map((part) => (
            <span key={part} className={one[part] === other[part] ? undefined : 'font-semibold'}>
              {one[part]}
              {part === 'postcode' ? ' ' : <br />}
            </span>
          ))}
      </address>
    </div>
  );
  return (
    <div className="grid max-w-[480px] grid-cols-2 gap-5 pt-2">
      {side('As it is', before, after)}
      {side('Suggested', after, before)}
    </div>
  );
}
