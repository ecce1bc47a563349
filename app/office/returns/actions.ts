'use server';

import { previewLines } from '@/app/office/orders/[orderId]/preview-lines';
import { staffAction } from '@/app/staff-action';
import { approveReturn } from '@/lib/returns/approve-return';
import { cancelReturn } from '@/lib/returns/cancel-return';
import { declineReturn } from '@/lib/returns/decline-return';
import {
  ApproveReturnInput,
  CancelReturnInput,
  DeclineReturnInput,
  InspectReturnInput,
  ReceiveReturnInput,
  RefundReturnInput,
  RequestReturnInput,
} from '@/lib/returns/inputs';
import { inspectReturn } from '@/lib/returns/inspect-return';
import { receiveReturn } from '@/lib/returns/receive-return';
import { refundReturn } from '@/lib/returns/refund-return';
import { requestReturn } from '@/lib/returns/request-return';

export const requestReturnAction = staffAction(RequestReturnInput, requestReturn);
export const approveReturnAction = staffAction(ApproveReturnInput, approveReturn);
export const declineReturnAction = staffAction(DeclineReturnInput, declineReturn);
export const cancelReturnAction = staffAction(CancelReturnInput, cancelReturn);
export const receiveReturnAction = staffAction(ReceiveReturnInput, receiveReturn);
export const inspectReturnAction = staffAction(InspectReturnInput, inspectReturn);
export const refundReturnAction = staffAction(RefundReturnInput, refundReturn);
export const previewRefundReturnAction = staffAction(RefundReturnInput, (actor, input, at) =>
  previewLines(input.orderId, () => refundReturn(actor, input, at)),
);
