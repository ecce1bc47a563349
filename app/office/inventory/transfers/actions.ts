'use server';

import { staffAction } from '@/app/staff-action';
import { cancelTransfer } from '@/lib/inventory/cancel-transfer';
import { changeTransfer } from '@/lib/inventory/change-transfer';
import { closeTransfer } from '@/lib/inventory/close-transfer';
import { createTransfer } from '@/lib/inventory/create-transfer';
import { dateTransfer } from '@/lib/inventory/date-transfer';
import { receiveTransfer } from '@/lib/inventory/receive-transfer';
import { reopenTransfer } from '@/lib/inventory/reopen-transfer';
import { sendTransfer } from '@/lib/inventory/send-transfer';
import { takeBackTransfer } from '@/lib/inventory/take-back-transfer';
import {
  ChangeTransferInput,
  CloseTransferInput,
  CreateTransferInput,
  DateTransferInput,
  ReceiveTransferInput,
  TransferInput,
} from '@/lib/inventory/transfer-inputs';

export const createTransferAction = staffAction(CreateTransferInput, createTransfer);
export const changeTransferAction = staffAction(ChangeTransferInput, changeTransfer);
export const cancelTransferAction = staffAction(TransferInput, cancelTransfer);
export const sendTransferAction = staffAction(TransferInput, sendTransfer);
export const takeBackTransferAction = staffAction(TransferInput, takeBackTransfer);
export const receiveTransferAction = staffAction(ReceiveTransferInput, receiveTransfer);
export const closeTransferAction = staffAction(CloseTransferInput, closeTransfer);
export const reopenTransferAction = staffAction(TransferInput, reopenTransfer);
export const dateTransferAction = staffAction(DateTransferInput, dateTransfer);
