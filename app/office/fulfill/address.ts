/** `42-1` in an address: order 42, shipment 1. */
export function readShipment(text: string) {
  const match = /^([1-9]\d{0,14})-([1-9]\d{0,4})$/.exec(text);
  return match ? { orderId: Number(match[1]), shipmentNo: Number(match[2]) } : null;
}

type Shipment = { orderId: number; shipmentNo: number };

export const benchOf = ({ orderId, shipmentNo }: Shipment) => `/office/fulfill/${orderId}-${shipmentNo}`;
export const stationOf = (shipment: Shipment) => `${benchOf(shipment)}/station`;
export const idleStation = (locationId: number) => `/office/fulfill/station?location=${locationId}`;
