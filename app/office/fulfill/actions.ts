'use server';

import { previewLines } from '@/app/office/orders/[orderId]/preview-lines';
import { staffAction } from '@/app/staff-action';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import {
  HandOverParcelInput,
  PackParcelInput,
  PickShipmentInput,
  ReleaseShipmentInput,
  ShortPickInput,
  UndoHandOverInput,
  UnpackParcelInput,
} from '@/lib/fulfillment/inputs';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { shortPick } from '@/lib/fulfillment/short-pick';
import { undoHandOver } from '@/lib/fulfillment/undo-hand-over';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';

export const releaseShipmentAction = staffAction(ReleaseShipmentInput, releaseShipment);
export const pickShipmentAction = staffAction(PickShipmentInput, pickShipment);
export const shortPickAction = staffAction(ShortPickInput, shortPick);
export const previewShortPickAction = staffAction(ShortPickInput, (actor, input, at) =>
  previewLines(input.orderId, () => shortPick(actor, input, at)),
);
export const packParcelAction = staffAction(PackParcelInput, packParcel);
export const unpackParcelAction = staffAction(UnpackParcelInput, unpackParcel);
export const handOverParcelAction = staffAction(HandOverParcelInput, handOverParcel);
export const undoHandOverAction = staffAction(UndoHandOverInput, undoHandOver);
