import Link from 'next/link';
import { copyOrderAction } from '@/app/office/orders/drafts/actions';
import { ActionButton } from '@/components/action-button';
import { Button } from '@/components/ui/button';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { CancelDialog } from './cancel-dialog';
import { HoldDialog } from './hold-dialog';

/** Only what can be done to this order now, by this role. */
export function OrderActions({ order, actor }: { order: OrderDetail; actor: Actor }) {
  const unshipped = order.shipments.some(
    ({ status, lines }) => status !== 'canceled' && lines.some((line) => line.shipped < line.quantity),
  );
  const shipped = order.shipments.some(({ lines }) => lines.some((line) => line.shipped > 0));
  const cancelable = order.lines
    .filter(({ kind, parentNo }) => kind !== 'bundle' && parentNo === null)
    .map((line) => ({ no: line.no, name: line.name, left: leftOf(order, line.no) }))
    .filter(({ left }) => left > 0);
  return (
    <>
      {can(actor, 'order.place') ? (
        <ActionButton action={copyOrderAction} input={{ orderId: order.id }} pendingWord="Writing it down…">
          Order again
        </ActionButton>
      ) : null}
      {unshipped && can(actor, 'order.hold') ? (
        <HoldDialog orderId={order.id} number={order.number} {...holdable(order)} />
      ) : null}
      {shipped && can(actor, 'return.request') ? (
        <Button asChild>
          <Link href={`/office/returns/new?order=${order.id}`}>Take back…</Link>
        </Button>
      ) : null}
      {unshipped && can(actor, 'order.cancel') ? (
        <CancelDialog orderId={order.id} number={order.number} lines={cancelable} />
      ) : null}
    </>
  );
}

/** The shipments and lines of which something has not left. */
function holdable(order: OrderDetail) {
  const here = order.shipments
    .filter(({ status }) => status !== 'canceled')
    .map((shipment) => ({
      ...shipment,
      lines: shipment.lines.filter((line) => line.shipped < line.quantity),
    }))
    .filter(({ lines }) => lines.length > 0);
  const lineNos = new Set(here.flatMap(({ lines }) => lines.map(({ lineNo }) => lineNo)));
  return {
    shipments: here.map(({ no, location }) => ({
      no,
      label: `Shipment ${no}${location ? `, ${location}` : ', waiting'}`,
    })),
    lines: order.lines
      .filter(({ no }) => lineNos.has(no))
      .map(({ no, name }) => ({ no, label: `Line ${no}: ${name}` })),
  };
}

const leftOf = (order: OrderDetail, lineNo: number) =>
  order.shipments
    .filter(({ status }) => status !== 'canceled')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineNo === lineNo)
    .reduce((sum, line) => sum + line.quantity - line.shipped, 0);
