import type { StationLine } from '@/lib/fulfillment/verify-rules';

export type JobLine = StationLine & {
  picture: string | null;
  bin: string | null;
  weightG: number | null;
  quantity: number;
  packed: number;
};
export type JobParcel = {
  id: number;
  /** Packed and not handed over. */
  waits: boolean;
  weightG: number | null;
  box: string | null;
  carrier: string | null;
  units: number;
};
export type StationJob = {
  orderId: number;
  shipmentNo: number;
  name: string;
  locationId: number;
  location: string;
  to: string;
  giftMessage: string | null;
  instruction: string | null;
  stop: string | null;
  lines: JobLine[];
  parcels: JobParcel[];
};
export type ParcelLabel = { parcelId: number; label: React.ReactNode };

export const unitsIn = (units: number) => (units === 1 ? '1 unit' : `${units} units`);
