import type { FulfillmentStatus, HoldReason, Method, OrderStatus, PaymentStatus } from '@/db/statuses';
import { maskName } from './rules';

export type OrderRowData = {
  id: number;
  number: string;
  public_ref: string;
  external_id: string | null;
  walked: string;
  placed_at: string;
  ship_by: string | null;
  promised_at: string | null;
  delivered_at: string | null;
  status: OrderStatus;
  payment_status: PaymentStatus;
  fulfillment_status: FulfillmentStatus;
  method: Method;
  currency: string;
  total_amount: number;
  due_amount: number;
  waiting_units: number;
  open_returns: number;
  tags: string[];
  channel: string;
  customer: string | null;
  customer_id: number | null;
  country: string | null;
  units: number;
  locations: string[] | null;
  holds: HoldReason[] | null;
};

const moment = (text: string | null) => (text ? new Date(text) : null);

/** What a list shows of an order; without the right to see contacts, the name is masked. */
export function orderRow(row: OrderRowData, personal: boolean) {
  return {
    id: row.id,
    number: row.number,
    publicRef: row.public_ref,
    externalId: row.external_id,
    /** Where it stands in the walk; null where a date is missing. */
    walkedAt: row.walked === 'infinity' ? null : new Date(row.walked),
    placedAt: new Date(row.placed_at),
    shipBy: moment(row.ship_by),
    promisedAt: moment(row.promised_at),
    deliveredAt: moment(row.delivered_at),
    status: row.status,
    paymentStatus: row.payment_status,
    fulfillmentStatus: row.fulfillment_status,
    method: row.method,
    currency: row.currency,
    totalAmount: row.total_amount,
    dueAmount: row.due_amount,
    waitingUnits: row.waiting_units,
    openReturns: row.open_returns,
    tags: row.tags,
    channel: row.channel,
    customer: personal ? row.customer : maskName(row.customer),
    customerId: row.customer_id,
    country: row.country,
    units: Number(row.units),
    locations: row.locations ?? [],
    holds: row.holds ?? [],
  };
}
export type OrderRow = ReturnType<typeof orderRow>;
