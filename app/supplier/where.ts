import { countryName } from '@/lib/messages/rules';

/** "Lyon, France"; without an address it is said that there is none. */
export const townOf = ({ city, country }: { city: string | null; country: string | null }) =>
  [city, country && countryName(country)].filter(Boolean).join(', ') || 'no address';

export const supplierShipment = ({ orderId, shipmentNo }: { orderId: number; shipmentNo: number }) =>
  `/supplier/${orderId}-${shipmentNo}`;
