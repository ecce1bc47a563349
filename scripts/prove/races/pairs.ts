import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { capturePayment } from '@/lib/payments/capture-payment';
import { recordAuthorization } from '@/lib/payments/record-authorization';
import { refundPayment } from '@/lib/payments/refund-payment';
import { approveReturn } from '@/lib/returns/approve-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { requestReturn } from '@/lib/returns/request-return';
import { aDeliveredOrder, aPackedParcel, aPickedOrder, aPlacedOrder, aReturn } from '@/tests/journeys';
import { at, daysLater, levelsOf, orderNow, owner, unique } from '@/tests/world';

type Side = () => Promise<unknown>;
export type Race = {
  sides: [Side, Side] /** What would mean that both have won, once both are over; null: nothing. */;
  both?: () => Promise<string | null>;
};
export type Pair = { name: string; make: () => Promise<Race> };

const later = daysLater(6);
const fullPrice = 2000;

/** Left alone, two fulfilled sides are the failure; where both may lawfully come one after the other, `both` looks at the rows. */
export const pairs: Pair[] = [
  {
    name: 'hand over / unpack and cancel',
    async make() {
      const { orderId, parcelId } = await aPackedParcel();
      const undo = async () => {
        await unpackParcel(owner, { parcelId }, later);
        await cancelOrder(owner, { orderId, reason: 'customer' }, later);
      };
      return { sides: [() => handOverParcel(owner, { parcelId, carrier: 'DHL' }, later), undo] };
    },
  },
  {
    name: 'pack / cancel',
    async make() {
      const { orderId } = await aPickedOrder();
      return {
        sides: [
          () => packParcel(owner, { orderId, shipmentNo: 1 }, later),
          () => cancelOrder(owner, { orderId, reason: 'customer' }, later),
        ],
      };
    },
  },
  {
    name: 'hand over / hand over',
    async make() {
      const { parcelId } = await aPackedParcel();
      const leave = () =>
        handOverParcel(owner, { parcelId, carrier: 'DHL', trackingNumber: unique('T') }, later);
      return { sides: [leave, leave] };
    },
  },
  {
    name: 'pack / pack',
    async make() {
      const { orderId } = await aPickedOrder();
      const pack = () => packParcel(owner, { orderId, shipmentNo: 1 }, later);
      return { sides: [pack, pack] };
    },
  },
  {
    name: 'refund / refund',
    async make() {
      const { orderId } = await aPlacedOrder({ paid: true });
      await cancelOrder(owner, { orderId, reason: 'customer' }, at);
      const refund = () => refundPayment(owner, { orderId, amount: fullPrice }, later);
      return { sides: [refund, refund] };
    },
  },
  {
    name: 'return refund / return refund',
    async make() {
      const which = await aReturn();
      await approveReturn(owner, which, later);
      const refund = () => refundReturn(owner, which, later);
      return { sides: [refund, refund] };
    },
  },
  {
    name: 'return refund / goodwill',
    async make() {
      const which = await aReturn();
      const { orderId } = which;
      await approveReturn(owner, which, later);
      return {
        sides: [
          async () => {
            const { refundedAmount } = await refundReturn(owner, which, later);
            return refundedAmount;
          },
          () => refundPayment(owner, { orderId, amount: fullPrice, credit: 'goodwill' }, later),
        ],
        // After the goodwill nothing is owed for the return: it credits and pays 0, which is no second refund.
        async both() {
          const { refundedAmount } = await orderNow(orderId);
          return refundedAmount === fullPrice ? null : `paid out ${refundedAmount} of ${fullPrice}`;
        },
      };
    },
  },
  {
    name: 'request return / request return',
    async make() {
      const { orderId } = await aDeliveredOrder();
      const lines = [{ lineNo: 1, quantity: 2, reason: 'other', outcome: 'refund' } as const];
      const request = () => requestReturn(owner, { orderId, lines }, later);
      return { sides: [request, request] };
    },
  },
  {
    name: 'short pick / cancel',
    async make() {
      const { orderId, sku } = await aPlacedOrder();
      const missing = { orderId, shipmentNo: 1, lineNo: 1, quantity: 2, reason: 'this_quantity' } as const;
      return {
        sides: [
          () => shortPick(owner, missing, later),
          () => cancelOrder(owner, { orderId, reason: 'customer' }, later),
        ],
        // Missing first and then canceled is right: three are left, none is kept.
        async both() {
          const [level] = await levelsOf(sku);
          const { status } = await orderNow(orderId);
          return level?.onHand === 3 && level.reserved === 0 && status === 'canceled'
            ? null
            : `${status}, ${JSON.stringify(level)}`;
        },
      };
    },
  },
  {
    name: 'capture / cancel',
    async make() {
      const { orderId } = await aPlacedOrder();
      await recordAuthorization(owner, { orderId, amount: fullPrice, provider: 'card' }, at);
      return {
        sides: [
          () => capturePayment(owner, { orderId, amount: fullPrice, provider: 'card' }, later),
          () => cancelOrder(owner, { orderId, reason: 'customer' }, later),
        ],
        // Taken first and then canceled is right: all of it is owed back, and nothing is left to void.
        async both() {
          const { status, dueAmount, authorizedAmount } = await orderNow(orderId);
          return status === 'canceled' && dueAmount === -fullPrice && authorizedAmount === 0
            ? null
            : `${status}, due ${dueAmount}, authorized ${authorizedAmount}`;
        },
      };
    },
  },
];
