import { ActionButton } from '@/components/action-button';
import { Mark } from '@/components/mark';
import { ProductPicture } from '@/components/product-picture';
import type { ShipmentForPacking } from '@/lib/fulfillment/packing-queries';
import { pickShipmentAction } from '../actions';
import { ShortPickDialog } from './short-pick-dialog';

type BenchLinesProps = { shipment: ShipmentForPacking; name: string; active: boolean };

/** Every line with its picture, how much of it is picked, and the way out when it is not on the shelf. */
export function BenchLines({ shipment, name, active }: BenchLinesProps) {
  const { orderId, shipmentNo } = shipment;
  return (
    <ul className="divide-y">
      {shipment.lines.map((line) => {
        const left = line.quantity - line.picked;
        return (
          <li key={line.lineNo} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <ProductPicture src={line.picture} size="l" />
            <span className="min-w-0 flex-1 basis-40">
              <b className="block text-base">{line.name}</b>
              <span className="code text-muted-foreground">{line.sku}</span>
              {line.bin ? <span className="sm ml-3">bin {line.bin}</span> : null}
            </span>
            <span className="flex items-center gap-2 text-lg tabular-nums">
              <b>{line.picked}</b> <span className="text-muted-foreground">of {line.quantity}</span>
              <Mark
                name={left === 0 ? 'done' : line.picked > 0 ? 'half' : 'ring'}
                tone={left === 0 ? 'good' : line.picked > 0 ? 'move' : 'idle'}
                className="size-5"
              />
            </span>
            {active && left > 0 ? (
              <span className="flex flex-wrap gap-1.5">
                <ActionButton
                  action={pickShipmentAction}
                  input={{ orderId, shipmentNo, units: [{ lineNo: line.lineNo, quantity: 1 }] }}
                  pendingWord="Picking…"
                >
                  Pick 1
                </ActionButton>
                <ShortPickDialog
                  orderId={orderId}
                  shipmentNo={shipmentNo}
                  lineNo={line.lineNo}
                  name={name}
                  item={line.name}
                  left={left}
                />
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
