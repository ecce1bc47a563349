'use server';

import { staffAction } from '@/app/staff-action';
import { adjustStock } from '@/lib/inventory/adjust-stock';
import { countStock } from '@/lib/inventory/count-stock';
import { AdjustStockInput, CountStockInput, NameBinInput, ReceiveStockInput } from '@/lib/inventory/inputs';
import { nameBin } from '@/lib/inventory/name-bin';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { SetStockLimitsInput } from '@/lib/inventory/safety-inputs';
import { setStockLimits } from '@/lib/inventory/set-stock-limits';

export const receiveStockAction = staffAction(ReceiveStockInput, receiveStock);
export const adjustStockAction = staffAction(AdjustStockInput, adjustStock);
export const countStockAction = staffAction(CountStockInput, countStock);
export const nameBinAction = staffAction(NameBinInput, nameBin);
export const setStockLimitsAction = staffAction(SetStockLimitsInput, setStockLimits);
