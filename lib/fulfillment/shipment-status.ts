import { shipmentStatuses } from '@/db/statuses';
import { stateMachine } from '@/lib/state-machine';

/**
 * What may be done to a shipment. `pack` and `handOver` name the end of the step: a parcel may be packed while others are
 * still being picked, and the first of two parcels may leave while the second is packed; `shipmentStatusOf` counts.
 */
export const shipmentStatus = stateMachine('shipment', shipmentStatuses, {
  allocate: { from: ['waiting'], to: 'planned' },
  wait: { from: ['planned', 'released', 'picking'], to: 'waiting' },
  release: { from: ['planned'], to: 'released' },
  pick: { from: ['planned', 'released', 'picking'], to: 'picking' },
  shortPick: { from: ['planned', 'released', 'picking'], to: 'picking' },
  accept: { from: ['planned', 'released', 'picking'], to: 'picking' },
  reject: { from: ['planned', 'released', 'picking'], to: 'waiting' },
  move: { from: ['waiting', 'planned', 'released', 'picking'], to: 'planned' },
  decline: { from: ['planned', 'released', 'picking'], to: 'waiting' },
  pack: { from: ['picking'], to: 'packed' },
  packForPickup: { from: ['picking'], to: 'ready' },
  unpack: { from: ['picking', 'packed', 'ready'], to: 'picking' },
  handOver: { from: ['picking', 'packed', 'ready'], to: 'handed_over' },
  undoHandOver: { from: ['picking', 'packed', 'ready', 'handed_over'], to: 'packed' },
  deliver: { from: ['handed_over'], to: 'delivered' },
  cancel: { from: ['waiting', 'planned', 'released', 'picking'], to: 'canceled' },
});
