import { ActionButton } from '@/components/action-button';
import { formatMoney } from '@/lib/money';
import type { Shipping } from '@/lib/sourcing/shipping-queries';
import { removeShippingZoneAction } from './actions';
import { RateDialog } from './rate-dialog';
import { ZoneDialog } from './zone-dialog';

type Rate = Shipping['rates'][number];

/** Days and price of each method into each zone; every cell opens. */
export function RateGrid({ methods, zones, rates, places, currencies }: Shipping) {
  const offered = methods.filter(({ retiredAt }) => retiredAt === null);
  return (
    <div className="relative overflow-x-auto">
      <table className="tb" data-flush aria-label="Rates">
        <thead>
          <tr>
            <th scope="col">Zone</th>
            {offered.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">Zone</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {zones.map((zone) => (
            <tr key={zone.id}>
              <th scope="row" className="min-w-[150px]">
                {zone.name}
                <span className="block font-normal text-muted-foreground">{reachOf(zone)}</span>
              </th>
              {offered.map((method) => {
                const mine = rates.filter(
                  (rate) => rate.methodCode === method.code && rate.zoneId === zone.id,
                );
                return (
                  <td key={method.code} className="min-w-[140px]">
                    <RateDialog
                      method={{ code: method.code, name: method.name }}
                      zone={{ id: zone.id, name: zone.name }}
                      rates={mine}
                      places={places}
                      currencies={currencies}
                    >
                      <Cell rates={mine} />
                    </RateDialog>
                  </td>
                );
              })}
              <td className="whitespace-nowrap text-right">
                <ZoneDialog zone={zone} />
                <ActionButton
                  action={removeShippingZoneAction}
                  input={{ zoneId: zone.id }}
                  variant="ghost"
                  pendingWord="Removing…"
                  doneWord={`${zone.name} is removed`}
                  confirm={{
                    title: `Remove zone ${zone.name}`,
                    body: 'Addresses in it fall into the next wider zone. It must have no rates.',
                    keep: 'Keep it',
                    verb: 'Remove it',
                  }}
                >
                  Remove…
                </ActionButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function reachOf({ countries, postcodePrefixes }: Shipping['zones'][number]) {
  if (countries.length === 0) return 'Everywhere else';
  const many =
    countries.length > 6
      ? `${countries.slice(0, 6).join(', ')} and ${countries.length - 6} more`
      : countries.join(', ');
  if (postcodePrefixes.length === 0) return many;
  const starts = postcodePrefixes.slice(0, 4).join(', ');
  return `${many}, postcodes from ${starts}${postcodePrefixes.length > 4 ? ` and ${postcodePrefixes.length - 4} more` : ''}`;
}

function Cell({ rates }: { rates: readonly Rate[] }) {
  if (rates.length === 0) return <span className="text-muted-foreground">does not go there</span>;
  const own = rates.filter(({ locationId }) => locationId !== null).length;
  return (
    <>
      {rates
        .filter(({ locationId }) => locationId === null)
        .map((rate) => (
          <span key={rate.id} className="block">
            <b>{rate.transitDays === 1 ? '1 day' : `${rate.transitDays} days`}</b>,{' '}
            {formatMoney(rate.priceAmount, rate.currency)}
            {rate.freeFromAmount !== null ? (
              <span className="block text-muted-foreground">
                free from {formatMoney(rate.freeFromAmount, rate.currency)}
              </span>
            ) : null}
          </span>
        ))}
      {own > 0 ? (
        <span className="block text-muted-foreground">
          {own === 1 ? '1 location' : `${own} locations`} of its own
        </span>
      ) : null}
    </>
  );
}
