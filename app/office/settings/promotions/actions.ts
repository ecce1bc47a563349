'use server';

import { staffAction } from '@/app/staff-action';
import { changePromotion } from '@/lib/catalog/change-promotion';
import { createPromotion } from '@/lib/catalog/create-promotion';
import { ChangePromotionInput, CreatePromotionInput, PromotionInput } from '@/lib/catalog/promotion-inputs';
import { restorePromotion } from '@/lib/catalog/restore-promotion';
import { retirePromotion } from '@/lib/catalog/retire-promotion';

export const createPromotionAction = staffAction(CreatePromotionInput, createPromotion);
export const changePromotionAction = staffAction(ChangePromotionInput, changePromotion);
export const retirePromotionAction = staffAction(PromotionInput, retirePromotion);
export const restorePromotionAction = staffAction(PromotionInput, restorePromotion);
