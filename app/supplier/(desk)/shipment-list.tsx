import Link from 'next/link';
import { supplierShipment, townOf } from '@/app/supplier/where';
import { Day, Moment } from '@/components/moment';
import { Say } from '@/components/status';
import type { SupplierTab } from '@/lib/fulfillment/supplier-inputs';
import type { SupplierRow } from '@/lib/fulfillment/supplier-queries';

type ListProps = { rows: readonly SupplierRow[]; tab: SupplierTab; now: Date; timeZone: string };

export function ShipmentList({ rows, tab, now, timeZone }: ListProps) {
  return (
    <ul className="pt-3">
      {rows.map((row) => (
        <li key={`${row.orderId}-${row.shipmentNo}`} className="border-b">
          <Link
            href={supplierShipment(row)}
            className="grid grid-cols-[150px_minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 -mx-3 rounded-md px-3 py-3.5 hover:bg-muted max-md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <b className="font-semibold">
              {row.number}-{row.shipmentNo}
            </b>
            <span className="min-w-0 max-md:order-3 max-md:col-span-2">
              <span className="block truncate">{(row.items ?? []).join(', ')}</span>
              <span className="text-[15px] text-muted-foreground">{townOf(row)}</span>
            </span>
            <span className="text-right max-md:order-2">
              <When row={row} tab={tab} now={now} timeZone={timeZone} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function When({ row, tab, now, timeZone }: { row: SupplierRow } & Omit<ListProps, 'rows'>) {
  if (tab === 'sent')
    return row.handedOverAt ? (
      <span className="text-muted-foreground">
        <Moment at={new Date(row.handedOverAt)} now={now} timeZone={timeZone} />
      </span>
    ) : null;
  if (row.blocked)
    return (
      <Say mark="held" tone="wait" strong>
        On hold
      </Say>
    );
  if (!row.shipBy) return <span className="text-muted-foreground">no date</span>;
  const shipBy = new Date(row.shipBy);
  const day = <Day at={shipBy} now={now} timeZone={timeZone} />;
  return shipBy < now ? (
    <Say mark="stop" tone="stop" strong>
      was to leave {day}
    </Say>
  ) : (
    <span>leaves by {day}</span>
  );
}
