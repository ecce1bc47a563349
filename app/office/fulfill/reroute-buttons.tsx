import type { ButtonProps } from '@/components/ui/button';
import type { ShipmentStatus } from '@/db/statuses';
import { isAt } from '@/lib/fulfillment/queries';
import { shipmentStatus } from '@/lib/fulfillment/shipment-status';
import { type Actor, can } from '@/lib/staff/permissions';
import { MoveDialog } from './move-dialog';
import { RejectDialog } from './reject-dialog';

type RerouteButtonsProps = {
  actor: Actor;
  shipment: {
    orderId: number;
    number: string;
    shipmentNo: number;
    status: ShipmentStatus;
    locationId: number | null;
    location: string | null;
    lines: { lineNo: number; name: string; quantity: number; picked: number; packed: number }[];
  };
  doneHref?: string;
  variant?: ButtonProps['variant'];
};

/** Move and reject, where the shipment's state and the role allow them and something of it is left to do it with. */
export function RerouteButtons({ actor, shipment, doneHref, variant }: RerouteButtonsProps) {
  const { orderId, number, shipmentNo, status, locationId, location, lines } = shipment;
  const name = `${number}-${shipmentNo}`;
  const left = (of: (line: (typeof lines)[number]) => number) =>
    lines
      .map((line) => ({ lineNo: line.lineNo, name: line.name, left: of(line) }))
      .filter((line) => line.left > 0);
  const movable = left(({ quantity, picked }) => quantity - picked);
  const rejectable = left(({ quantity, packed }) => quantity - packed);
  const here = locationId === null || isAt(actor, locationId);
  return (
    <>
      {movable.length > 0 && here && shipmentStatus.can(status, 'move') && can(actor, 'shipment.move') ? (
        <MoveDialog
          orderId={orderId}
          shipmentNo={shipmentNo}
          name={name}
          from={location}
          lines={movable}
          variant={variant}
        />
      ) : null}
      {rejectable.length > 0 &&
      here &&
      location !== null &&
      shipmentStatus.can(status, 'reject') &&
      can(actor, 'shipment.reject') ? (
        <RejectDialog
          orderId={orderId}
          shipmentNo={shipmentNo}
          name={name}
          location={location}
          lines={rejectable}
          doneHref={doneHref}
          variant={variant}
        />
      ) : null}
    </>
  );
}
