import type { Route } from '@/db/schema/fulfillment';
import type { Address } from '@/db/schema/orders';
import type {
  CreditReason,
  FulfillmentStatus,
  HoldReason,
  LineKind,
  LocationKind,
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

export type OrderDetailData = {
  id: number;
  number: string;
  publicRef: string;
  externalId: string | null;
  channelId: number;
  channel: string;
  method: Method;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  fulfillmentStatus: FulfillmentStatus;
  placedAt: Moment;
  shipBy: Moment | null;
  promisedAt: Moment | null;
  verifiedAt: Moment | null;
  deliveredAt: Moment | null;
  currency: string;
  cashOnDelivery: boolean;
  waitingUnits: number;
  openReturns: number;
  tags: string[];
  customerId: number | null;
  money: {
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
  };
  contact: {
    name: string | null;
    email: string | null;
    phone: string | null;
    language: string;
    shipTo: Address | null;
    billTo: Address | null;
    giftMessage: string | null;
    instruction: string | null;
  } | null;
  customer: { orders: number; spentAmount: number };
  lines: {
    no: number;
    parentNo: number | null;
    origin: string;
    kind: LineKind;
    sku: string | null;
    name: string;
    picture: string | null;
    quantity: number;
    canceled: number;
    credited: number;
    returned: number;
    unitAmount: number;
    discountAmount: number;
    totalAmount: number;
    priceReason: string | null;
    spec: Record<string, unknown> | null;
  }[];
  shipments: {
    no: number;
    status: ShipmentStatus;
    held: boolean;
    method: Method;
    locationId: number | null;
    location: string | null;
    locationCode: string | null;
    locationKind: LocationKind | null;
    /** When its supplier said that it sends it. */
    acceptedAt: Moment | null;
    shipAfter: Moment | null;
    shipBy: Moment | null;
    promisedAt: Moment | null;
    plannedAt: Moment;
    packedAt: Moment | null;
    handedOverAt: Moment | null;
    deliveredAt: Moment | null;
    expectedAt: Moment | null;
    route: Route | null;
    lines: {
      lineNo: number;
      quantity: number;
      picked: number;
      packed: number;
      shipped: number;
      delivered: number;
    }[];
  }[];
  parcels: {
    id: number;
    shipmentNo: number;
    status: ParcelStatus;
    carrier: string | null;
    trackingNumber: string | null;
    weightG: number | null;
    packedAt: Moment;
    handedOverAt: Moment | null;
    deliveredAt: Moment | null;
    lines: { lineNo: number; quantity: number }[];
    last: { status: ParcelStatus; at: Moment; place: string | null; words: string | null } | null;
  }[];
  holds: {
    no: number;
    reason: HoldReason;
    note: string | null;
    shipmentNo: number | null;
    lineNo: number | null;
    heldAt: Moment;
  }[];
  promises: {
    no: number;
    promisedAt: Moment;
    cause: string;
    at: Moment;
    /** Null until everything has arrived. */
    kept: boolean | null;
    from: string | null;
    timeZone: string | null;
    counts: {
      location: string | null;
      leaves: string;
      transitDays: number;
      method: string | null;
      zone: string | null;
    }[];
  }[];
  payments: {
    id: number;
    kind: PaymentKind;
    state: string;
    amount: number;
    provider: string;
    providerRef: string | null;
    parentId: number | null;
    at: Moment;
  }[];
  credits: {
    no: number;
    lineNo: number | null;
    units: number | null;
    amount: number;
    reason: CreditReason;
    note: string | null;
    returnNo: number | null;
    at: Moment;
  }[];
  returns: { no: number; rma: string; status: ReturnStatus; requestedAt: Moment; units: number }[];
  feedback: {
    id: number;
    kind: string;
    askedAt: Moment | null;
    score: number | null;
    comment: string | null;
    answeredAt: Moment | null;
  }[];
  messages: { id: number; kind: string; subject: string; state: string; writtenAt: Moment }[];
  work: { id: number; type: string; dueAt: Moment | null; openedAt: Moment; data: Record<string, unknown> }[];
};
