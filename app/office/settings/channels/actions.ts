'use server';

import { staffAction } from '@/app/staff-action';
import { changeChannel } from '@/lib/channels/change-channel';
import { ChangeChannelInput } from '@/lib/channels/inputs';

export const changeChannelAction = staffAction(ChangeChannelInput, changeChannel);
