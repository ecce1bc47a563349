import { formatDate } from '@/lib/time';
import type { StockWorkData } from './stock-types';

type Words = { [Type in keyof StockWorkData]: (data: StockWorkData[Type]) => string };

const units = (list: readonly { quantity: number }[]) => {
  const sum = list.reduce((total, { quantity }) => total + quantity, 0);
  return sum === 1 ? '1 unit' : `${sum} units`;
};
const day = (iso: string) => formatDate(new Date(iso));

/** One plain sentence for each thing that is done to stock besides orders. */
export const stockWords: Words = {
  'transfer.created': (d) => `Transfer ${d.transferId} drafted, ${units(d.goods)} from ${d.from} to ${d.to}`,
  'transfer.changed': (d) => `Transfer ${d.transferId} changed, ${units(d.goods)} from ${d.from} to ${d.to}`,
  'transfer.canceled': (d) => `Transfer ${d.transferId} canceled`,
  'transfer.sent': (d) => `${units(d.goods)} left ${d.from} for ${d.to}, expected ${day(d.expectedAt)}`,
  'transfer.taken_back': (d) => `${units(d.goods)} taken back, they stayed at ${d.from}`,
  'transfer.received': (d) =>
    `${units(d.goods)} arrived at ${d.to}${d.left > 0 ? `, ${d.left} still on the way` : ''}`,
  'transfer.closed_short': (d) => `Closed, ${units(d.goods)} never arrived: ${d.reason}`,
  'transfer.reopened': (d) => `Opened again, ${units(d.goods)} on the way after all`,
  'transfer.dated': (d) => `Now expected ${day(d.expectedAt)}`,
  'receipt.expected': (d) =>
    `${d.quantity} of ${d.sku} expected at ${d.location} on ${day(d.expectedAt)}${d.reference ? `, ${d.reference}` : ''}`,
  'receipt.changed': (d) =>
    `Expected at ${d.location}: now ${d.quantity} of ${d.sku} on ${day(d.expectedAt)}, before ${d.before.quantity} on ${day(d.before.expectedAt)}`,
  'receipt.canceled': (d) => `${d.left} of ${d.sku} are no longer expected at ${d.location}`,
  'count.opened': (d) => `Count opened at ${d.location}, ${d.lines === 1 ? '1 SKU' : `${d.lines} SKUs`}`,
  'count.submitted': (d) =>
    `Counting finished: ${d.counted} counted${d.uncounted > 0 ? `, ${d.uncounted} not` : ''}`,
  'count.reopened': () => 'Counting goes on',
  'count.posted': (d) => `Count posted, ${d.lines === 1 ? '1 line' : `${d.lines} lines`}`,
  'count.canceled': () => 'Count canceled, nothing was changed',
  'import.read': (d) => `File ${d.name} read, ${d.rows} lines`,
  'stock.imported': (d) =>
    `${d.name}, line ${d.line}: ${[
      d.counted !== undefined && `${d.counted} on hand, before ${d.before}`,
      d.safety !== undefined && `safety ${d.safety}`,
      d.bin !== undefined && `bin ${d.bin}`,
      d.lowAt !== undefined && `low at ${d.lowAt}`,
    ]
      .filter(Boolean)
      .join(', ')}`,
  'shipment.expected': (d) =>
    d.expectedAt
      ? `Shipment ${d.shipmentNo}: its stock is expected on ${day(d.expectedAt)}`
      : `Shipment ${d.shipmentNo}: nobody knows when its stock comes`,
};
