'use server';

import { previewLines } from '@/app/office/orders/[orderId]/preview-lines';
import { staffAction } from '@/app/staff-action';
import { getMoveOptions } from '@/lib/fulfillment/move-queries';
import { moveUnits } from '@/lib/fulfillment/move-units';
import { rejectShipment } from '@/lib/fulfillment/reject-shipment';
import {
  MoveOptionsInput,
  MoveUnitsInput,
  RejectShipmentInput,
  RetryOrderInput,
} from '@/lib/fulfillment/reroute-inputs';
import { retryOrder } from '@/lib/fulfillment/retry-order';

/** It only reads. */
export const moveOptionsAction = staffAction(MoveOptionsInput, getMoveOptions, { reads: true });
export const moveUnitsAction = staffAction(MoveUnitsInput, moveUnits);
export const previewMoveAction = staffAction(
  MoveUnitsInput,
  (actor, input, at) => previewLines(input.orderId, () => moveUnits(actor, input, at)),
  { reads: true },
);
export const rejectShipmentAction = staffAction(RejectShipmentInput, rejectShipment);
export const previewRejectAction = staffAction(
  RejectShipmentInput,
  async (actor, input, at) => {
    let said = '';
    const lines = await previewLines(input.orderId, async () => {
      said = (await rejectShipment(actor, input, at)).said;
    });
    return { ...lines, stock: [said, ...lines.stock] };
  },
  { reads: true },
);
export const retryOrderAction = staffAction(RetryOrderInput, retryOrder);
