import { parcelStatuses } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

const road = [
  'handed_over',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempted',
  'exception',
  'returning',
] as const;
const reported = [...road, 'returned'] as const;

/** Only the parcel knows the road. `track` is any report of the carrier; `roadStatusOf` says where it leads. */
export const parcelStatus = stateMachine('parcel', parcelStatuses, {
  label: { from: ['packed'], to: 'labeled' },
  unpack: { from: ['packed', 'labeled'], to: 'void' },
  handOver: { from: ['packed', 'labeled'], to: 'handed_over' },
  undoHandOver: { from: ['handed_over'], to: 'packed' },
  track: { from: reported, to: 'in_transit' },
  goOut: { from: reported, to: 'out_for_delivery' },
  awaitPickup: { from: reported, to: 'available_for_pickup' },
  attempt: { from: reported, to: 'attempted' },
  stall: { from: reported, to: 'exception' },
  turnBack: { from: reported, to: 'returning' },
  comeBack: { from: reported, to: 'returned' },
  deliver: { from: road, to: 'delivered' },
});
