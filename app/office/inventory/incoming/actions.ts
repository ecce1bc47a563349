'use server';

import { staffAction } from '@/app/staff-action';
import { cancelExpected } from '@/lib/inventory/cancel-expected';
import { changeExpected } from '@/lib/inventory/change-expected';
import { expectGoods } from '@/lib/inventory/expect-goods';
import { CancelExpectedInput, ChangeExpectedInput, ExpectGoodsInput } from '@/lib/inventory/expected-inputs';

export const expectGoodsAction = staffAction(ExpectGoodsInput, expectGoods);
export const changeExpectedAction = staffAction(ChangeExpectedInput, changeExpected);
export const cancelExpectedAction = staffAction(CancelExpectedInput, cancelExpected);
