'use server';

import { staffAction } from '@/app/staff-action';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { DeliverParcelInput, UndoHandOverInput, UnpackParcelInput } from '@/lib/fulfillment/inputs';
import { undoHandOver } from '@/lib/fulfillment/undo-hand-over';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { correctAddress } from '@/lib/orders/correct-address';
import { holdOrder } from '@/lib/orders/hold-order';
import {
  CancelOrderInput,
  CorrectAddressInput,
  HoldOrderInput,
  NoteOrderInput,
  ReleaseHoldInput,
  RevisePromiseInput,
  TagOrderInput,
  VerifyOrderInput,
} from '@/lib/orders/inputs';
import { noteOrder } from '@/lib/orders/note-order';
import { releaseHold } from '@/lib/orders/release-hold';
import { revisePromise } from '@/lib/orders/revise-promise';
import { tagOrder } from '@/lib/orders/tag-order';
import { verifyOrder } from '@/lib/orders/verify-order';
import { capturePayment } from '@/lib/payments/capture-payment';
import { CapturePaymentInput, RecordReceiptInput, RefundPaymentInput } from '@/lib/payments/inputs';
import { recordReceipt } from '@/lib/payments/record-receipt';
import { refundPayment } from '@/lib/payments/refund-payment';
import { previewLines } from './preview-lines';

export const verifyOrderAction = staffAction(VerifyOrderInput, verifyOrder);
export const holdOrderAction = staffAction(HoldOrderInput, holdOrder);
export const releaseHoldAction = staffAction(ReleaseHoldInput, releaseHold);
export const correctAddressAction = staffAction(CorrectAddressInput, correctAddress);
export const noteOrderAction = staffAction(NoteOrderInput, noteOrder);
export const revisePromiseAction = staffAction(RevisePromiseInput, revisePromise);
export const tagOrderAction = staffAction(TagOrderInput, tagOrder);

export const cancelOrderAction = staffAction(CancelOrderInput, cancelOrder);
export const previewCancelAction = staffAction(CancelOrderInput, (actor, input, at) =>
  previewLines(input.orderId, () => cancelOrder(actor, input, at)),
);

export const capturePaymentAction = staffAction(CapturePaymentInput, capturePayment);
export const recordReceiptAction = staffAction(RecordReceiptInput, recordReceipt);
export const refundPaymentAction = staffAction(RefundPaymentInput, refundPayment);
export const previewRefundAction = staffAction(RefundPaymentInput, (actor, input, at) =>
  previewLines(input.orderId, () => refundPayment(actor, input, at)),
);

export const deliverParcelAction = staffAction(DeliverParcelInput, deliverParcel);
export const undoHandOverAction = staffAction(UndoHandOverInput, undoHandOver);
export const unpackParcelAction = staffAction(UnpackParcelInput, unpackParcel);
