'use server';

import { staffAction } from '@/app/staff-action';
import { adjustStock } from '@/lib/inventory/adjust-stock';
import { countStock } from '@/lib/inventory/count-stock';
import { AdjustStockInput, CountStockInput, ReceiveStockInput } from '@/lib/inventory/inputs';
import { receiveStock } from '@/lib/inventory/receive-stock';

export const receiveStockAction = staffAction(ReceiveStockInput, receiveStock);
export const adjustStockAction = staffAction(AdjustStockInput, adjustStock);
export const countStockAction = staffAction(CountStockInput, countStock);
