import type {
  FulfillmentStatus,
  HoldReason,
  Method,
  OrderStatus,
  ParcelStatus,
  PaymentKind,
  PaymentStatus,
  ReturnStatus,
  ShipmentStatus,
} from '@/db/statuses';

/** Moments are ISO text, as they come out of the database's JSON. */
type Moment = string;
type Item = { lineNo: number; name: string; picture: string | null; quantity: number };

/** What anybody with the number and one more thing may see: no person, no address, no price. */
export type TrackingData = {
  orderId: number;
  number: string;
  status: OrderStatus;
  fulfillmentStatus: FulfillmentStatus;
  method: Method;
  placedAt: Moment;
  /** As it stands now, and as it was first given. */
  promisedAt: Moment | null;
  firstPromisedAt: Moment | null;
  deliveredAt: Moment | null;
  holdReason: HoldReason | null;
  lines: (Item & { no: number; canceled: number; returned: number; isBundle: boolean })[];
  shipments: {
    no: number;
    status: ShipmentStatus;
    method: Method;
    city: string | null;
    timeZone: string;
    promisedAt: Moment | null;
    expectedAt: Moment | null;
    /** Units that are in no parcel yet. */
    unpacked: Item[];
  }[];
  parcels: {
    id: number;
    shipmentNo: number;
    status: ParcelStatus;
    method: Method;
    carrier: string | null;
    trackingNumber: string | null;
    timeZone: string;
    promisedAt: Moment | null;
    packedAt: Moment;
    handedOverAt: Moment | null;
    deliveredAt: Moment | null;
    items: Item[];
    checkpoints: { status: ParcelStatus; at: Moment; place: string | null; words: string | null }[];
  }[];
  returns: { rma: string; status: ReturnStatus; units: number }[];
};

/** What the mailed code opens besides. */
export type OwnOrderData = {
  currency: string;
  paymentStatus: PaymentStatus;
  itemsAmount: number;
  shippingAmount: number;
  taxAmount: number;
  taxIncluded: boolean;
  totalAmount: number;
  creditedAmount: number;
  authorizedAmount: number;
  capturedAmount: number;
  refundedAmount: number;
  dueAmount: number;
  /** Already masked when it leaves the query. */
  email: string | null;
  name: string | null;
  shipTo: {
    name?: string;
    company?: string;
    line1: string;
    line2?: string;
    city: string;
    region?: string;
    postcode: string;
    country: string;
  } | null;
  lines: {
    no: number;
    name: string;
    picture: string | null;
    quantity: number;
    canceled: number;
    /** Units already paid back or set off: the next one is worth the next share. */
    credited: number;
    totalAmount: number;
  }[];
  payments: { kind: PaymentKind; amount: number; at: Moment }[];
};
