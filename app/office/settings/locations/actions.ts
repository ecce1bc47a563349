'use server';

import { staffAction } from '@/app/staff-action';
import { addLocation } from '@/lib/sourcing/add-location';
import { changeLocation } from '@/lib/sourcing/change-location';
import { closeLocation } from '@/lib/sourcing/close-location';
import { AddLocationInput, ChangeLocationInput, LocationInput } from '@/lib/sourcing/inputs';
import { pauseLocation } from '@/lib/sourcing/pause-location';
import { reopenLocation } from '@/lib/sourcing/reopen-location';
import { resumeLocation } from '@/lib/sourcing/resume-location';

export const addLocationAction = staffAction(AddLocationInput, addLocation);
export const changeLocationAction = staffAction(ChangeLocationInput, changeLocation);
export const pauseLocationAction = staffAction(LocationInput, pauseLocation);
export const resumeLocationAction = staffAction(LocationInput, resumeLocation);
export const closeLocationAction = staffAction(LocationInput, closeLocation);
export const reopenLocationAction = staffAction(LocationInput, reopenLocation);
