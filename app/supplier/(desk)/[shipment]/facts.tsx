import { townOf } from '@/app/supplier/where';
import { Day } from '@/components/moment';
import type { SupplierShipment } from '@/lib/fulfillment/supplier-queries';
import { addressLines } from '@/lib/messages/rules';

/** When and where to. The whole address is there from accepting until everything has left. */
export function Facts({ shipment, now }: { shipment: SupplierShipment; now: Date }) {
  const { shipBy, shipTo, name, giftMessage, instruction, timeZone } = shipment;
  const address = addressLines(shipTo, name);
  return (
    <dl className="grid gap-x-10 gap-y-4 py-4 md:grid-cols-[auto_auto_1fr]">
      <Fact label="Leaves by">
        {shipBy ? <Day at={new Date(shipBy)} now={now} timeZone={timeZone} /> : 'no date'}
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
