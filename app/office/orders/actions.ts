'use server';

import { staffAction } from '@/app/staff-action';
import { VerifyOrdersInput } from '@/lib/orders/inputs';
import { verifyOrders } from '@/lib/orders/verify-orders';

export const verifyOrdersAction = staffAction(VerifyOrdersInput, verifyOrders);
