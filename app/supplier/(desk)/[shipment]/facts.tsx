import { townOf } from '@/app/supplier/where';
import { Day } from '@/components/moment';
import { Say } from '@/components/status';
import type { SupplierShipment } from '@/lib/fulfillment/supplier-queries';
import { addressLines } from '@/lib/messages/rules';

/** When and where to. The whole address is there from accepting until everything has left. */
type FactsProps = { shipment: SupplierShipment; left: number; now: Date };

export function Facts({ shipment, left, now }: FactsProps) {
  const { shipBy, shipTo, name, giftMessage, instruction, timeZone } = shipment;
  const address = addressLines(shipTo, name);
  return (
    <dl className="grid gap-x-10 gap-y-4 py-4 md:grid-cols-[auto_auto_1fr]">
      <Fact label="Leaves by">
        {shipBy ? (
          <ShipBy
            at={new Date(shipBy)}
            late={left > 0 && new Date(shipBy) < now}
            now={now}
            timeZone={timeZone}
          />
        ) : (
          'no date'
        )}
      </Fact>
      <Fact label="Goes to">
        {address.length > 0 ? (
          <address className="not-italic">
            {address.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        ) : (
          townOf(shipment)
        )}
      </Fact>
      {giftMessage || instruction ? (
        <Fact label="Put in or know">
          {giftMessage ? <span className="block">Gift note: “{giftMessage}”</span> : null}
          {instruction ? <span className="block">For the carrier: “{instruction}”</span> : null}
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-[15px] text-muted-foreground">{label}</dt>
    <dd className="break-words">{children}</dd>
  </div>
);

type ShipByProps = { at: Date; late: boolean; now: Date; timeZone: string };
function ShipBy({ at, late, now, timeZone }: ShipByProps) {
  const day = <Day at={at} now={now} timeZone={timeZone} />;
  if (!late) return day;
  return (
    <Say mark="stop" tone="stop" strong>
      {day}
    </Say>
  );
}
