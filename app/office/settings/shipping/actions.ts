'use server';

import { staffAction } from '@/app/staff-action';
import { importPostcodes } from '@/lib/sourcing/import-postcodes';
import { PostcodePartInput } from '@/lib/sourcing/postcode-inputs';
import { previewPostcodes } from '@/lib/sourcing/postcode-queries';
import { removeShippingZone } from '@/lib/sourcing/remove-shipping-zone';
import { restoreShippingMethod } from '@/lib/sourcing/restore-shipping-method';
import { retireShippingMethod } from '@/lib/sourcing/retire-shipping-method';
import { saveShippingMethod } from '@/lib/sourcing/save-shipping-method';
import { saveShippingZone } from '@/lib/sourcing/save-shipping-zone';
import { setShippingRate } from '@/lib/sourcing/set-shipping-rate';
import {
  SaveShippingMethodInput,
  SaveShippingZoneInput,
  SetShippingRateInput,
  ShippingMethodInput,
  ShippingZoneInput,
} from '@/lib/sourcing/shipping-inputs';

export const saveShippingMethodAction = staffAction(SaveShippingMethodInput, saveShippingMethod);
export const retireShippingMethodAction = staffAction(ShippingMethodInput, retireShippingMethod);
export const restoreShippingMethodAction = staffAction(ShippingMethodInput, restoreShippingMethod);
export const saveShippingZoneAction = staffAction(SaveShippingZoneInput, saveShippingZone);
export const removeShippingZoneAction = staffAction(ShippingZoneInput, removeShippingZone);
export const setShippingRateAction = staffAction(SetShippingRateInput, setShippingRate);
export const previewPostcodesAction = staffAction(PostcodePartInput, previewPostcodes);
export const importPostcodesAction = staffAction(PostcodePartInput, importPostcodes);
