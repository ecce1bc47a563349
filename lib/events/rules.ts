import { formatMoney } from '@/lib/money';
import { stockWords } from './stock-rules';
import type { EventData, EventType } from './types';

type Words = { [Type in EventType]: (data: EventData[Type], currency: string | null) => string };

/** Without a currency the reader may not see amounts. */
const money = (amount: number, currency: string | null) =>
  currency ? formatMoney(amount, currency) : 'an amount';
const units = (list: readonly { quantity: number }[]) => {
  const sum = list.reduce((total, { quantity }) => total + quantity, 0);
  return sum === 1 ? '1 unit' : `${sum} units`;
};
const signed = (quantity: number) => (quantity < 0 ? `−${-quantity}` : `${quantity}`);
const why = (note?: string) => (note ? `: ${note}` : '');
const spoken = (code: string) => code.replaceAll('_', ' ');
/** Reasons that do not say it when their code is read aloud. */
const reasons: Record<string, string> = {
  fraud: 'risk check',
  unknown_date: 'no date yet',
  customer: 'the customer asked',
  other: 'another reason',
};
const reason = (code: string) => reasons[code] ?? spoken(code);

const declined: Record<EventData['shipment.declined']['reason'], string> = {
  this_quantity: 'they are out of stock',
  all_remaining: 'nothing of it is left',
  date: 'the date cannot be kept',
  other: 'another reason',
};
const rejected: Record<EventData['shipment.rejected']['reason'], string> = {
  none: 'the units are there',
  this_quantity: 'they are missing',
  all_remaining: 'the bin is empty',
};
const whereTo = ({ rerouted, waiting }: { rerouted: number; waiting: number }) =>
  [rerouted > 0 && `${rerouted} sent from elsewhere`, waiting > 0 && `${waiting} wait`]
    .filter(Boolean)
    .join(', ');

/** One plain sentence for each thing that can happen, as staff read it on the timeline. */
const words: Words = {
  ...stockWords,
  'order.placed': (d, c) =>
    `Order placed: ${d.units === 1 ? '1 unit' : `${d.units} units`}${c ? `, ${money(d.totalAmount, c)}` : ''}`,
  'order.verified': () => 'Order verified',
  'order.held': (d) =>
    `Put on hold, ${reason(d.reason)}${d.shipmentNo ? `, shipment ${d.shipmentNo}` : ''}${d.lineNo ? `, line ${d.lineNo}` : ''}${why(d.note)}`,
  'order.hold_released': (d) => `Hold released, ${reason(d.reason)}`,
  'order.address_corrected': (d) => `Address corrected: ${d.fields.map(spoken).join(', ')}`,
  'order.risk_assessed': (d) => `Risk ${d.level}, ${d.score} of 100, by ${spoken(d.provider)}`,
  'order.expired': (d) =>
    `Expired ${d.why}: ${d.units === 1 ? '1 unit is' : `${d.units} units are`} free again`,
  'order.expiry_passed': (d) => `Its time was up, and it stays: ${d.why}`,
  'order.units_canceled': (d, c) =>
    `Canceled ${units(d.units)}${why(d.note)}${c ? `. ${money(d.creditedAmount, c)} no longer owed` : ''}`,
  'order.canceled': (d, c) =>
    `Order canceled${why(d.note)}${c ? `. ${money(d.creditedAmount, c)} no longer owed` : ''}`,
  'order.delivered': () => 'Everything has been delivered',
  'order.noted': (d) => d.note,
  'order.tagged': (d) =>
    [
      d.added.length > 0 && `Tagged ${d.added.join(', ')}`,
      d.removed.length > 0 && `Tag removed: ${d.removed.join(', ')}`,
    ]
      .filter(Boolean)
      .join('. '),
  'draft.started': (d) => (d.fromOrder ? `Draft begun from order ${d.fromOrder}` : 'Draft begun'),
  'draft.discarded': () => 'Draft discarded',
  'draft.restored': () => 'Draft taken back',
  'draft.placed': (d) => `Made of draft ${d.draftId}`,
  'stock.received': (d) => `Received ${d.quantity} of ${d.sku} at ${d.location}`,
  'stock.adjusted': (d) => `Adjusted ${d.sku} at ${d.location} by ${signed(d.quantity)}: ${d.reason}`,
  'stock.counted': (d) => `Counted ${d.counted} of ${d.sku} at ${d.location}, expected ${d.before}`,
  'stock.bin_named': (d) =>
    d.bin ? `${d.sku} lies in bin ${d.bin} at ${d.location}` : `${d.sku} has no bin at ${d.location}`,
  'stock.limits_set': (d) =>
    `${d.sku} at ${d.location}: ${d.safety} kept back, ${d.lowAt === null ? 'never low' : `low at ${d.lowAt}`}`,
  'safety_rule.added': (d) => `Safety stock: ${d.quantity} of ${d.name}`,
  'safety_rule.changed': (d) => `Safety stock: ${d.quantity} of ${d.name}, ${d.before} before`,
  'safety_rule.removed': (d) => `A rule of safety stock is gone, ${d.quantity} kept back before`,
  'safety_rules.ordered': () => 'Rules of safety stock in another order',
  'stock.held': (d) => `Held ${d.units === 1 ? '1 unit' : `${d.units} units`} for ${d.hold}`,
  'stock.hold_released': (d) =>
    `${d.units === 1 ? '1 unit' : `${d.units} units`} no longer held for ${d.hold}${
      { released: '', expired: ', the time was up', shelf: ', the shelf had fewer' }[d.cause]
    }`,
  'box.saved': (d) => `Box ${d.name} saved`,
  'box.retired': (d) => `Box ${d.name} retired`,
  'shipment.allocated': (d) => `Shipment ${d.shipmentNo}: ${units(d.units)} allocated`,
  'shipment.waiting': (d) => `Shipment ${d.shipmentNo}: ${units(d.units)} wait for stock, ${d.cause}`,
  'shipment.released': (d) => `Shipment ${d.shipmentNo} released to pick`,
  'shipment.picked': (d) => `Shipment ${d.shipmentNo}: picked ${units(d.units)}`,
  'shipment.short_picked': (d) =>
    `Shipment ${d.shipmentNo}: ${d.missing} missing at the shelf, ${
      {
        none: 'the units are there after all',
        this_quantity: 'stock corrected',
        all_remaining: 'the bin is empty',
      }[d.reason]
    }`,
  'shipment.moved': (d) =>
    `Shipment ${d.shipmentNo}: ${units(d.units)} moved ${d.from ? `from ${d.from} ` : ''}${d.to ? `to ${d.to}` : 'to wait'}${why(d.note)}`,
  'shipment.rejected': (d) =>
    `Shipment ${d.shipmentNo}: ${units(d.units)} rejected, ${rejected[d.reason]}${why(d.note)}. ${whereTo(d)}`,
  'shipment.accepted': (d) => `Shipment ${d.shipmentNo}: the supplier accepted ${units(d.units)}`,
  'shipment.declined': (d) =>
    `Shipment ${d.shipmentNo}: the supplier declined ${units(d.units)}, ${declined[d.reason]}${why(d.note)}. ${whereTo(d)}`,
  'parcel.packed': (d) =>
    [
      `Packed ${units(d.units)} of shipment ${d.shipmentNo}`,
      ...(d.unscanned ?? []).map((one) => `${units([one])} without a scan, ${spoken(one.reason)}`),
      ...(d.wrongScans ? [d.wrongScans === 1 ? '1 wrong scan' : `${d.wrongScans} wrong scans`] : []),
    ].join('; '),
  'parcel.unpacked': (d) => `Unpacked a parcel of shipment ${d.shipmentNo}`,
  'parcel.handed_over': (d) =>
    `Parcel handed over to ${d.carrier}${d.trackingNumber ? `, ${d.trackingNumber}` : ''}`,
  'parcel.hand_over_undone': (d) => `Hand-over undone, shipment ${d.shipmentNo}`,
  'parcel.tracked': (d) => `${d.words ?? `Parcel ${spoken(d.status)}`}${d.place ? `, ${d.place}` : ''}`,
  'parcel.delivered': () => 'Parcel delivered',
  'payment.authorized': (d, c) => `${money(d.amount, c)} authorized`,
  'payment.captured': (d, c) => `${money(d.amount, c)} captured`,
  'payment.received': (d, c) => `${money(d.amount, c)} received`,
  'payment.voided': (d, c) => `Authorization of ${money(d.amount, c)} let go`,
  'payment.refunded': (d, c) => `${money(d.amount, c)} refunded${why(d.note)}`,
  'credit.granted': (d, c) => `${money(d.amount, c)} no longer owed, ${spoken(d.reason)}${why(d.note)}`,
  'return.requested': (d) => `Return ${d.rma} requested: ${units(d.units)}`,
  'return.approved': (d) => `Return ${d.returnNo} approved`,
  'return.declined': (d) => `Return ${d.returnNo} declined: ${d.message}`,
  'return.canceled': (d) => `Return ${d.returnNo} canceled`,
  'return.received': (d) => `Return ${d.returnNo}: received ${units(d.units)}`,
  'return.inspected': (d) => `Return ${d.returnNo}: inspected ${units(d.units)}`,
  'return.credited': (d, c) => `Return ${d.returnNo}: ${money(d.amount, c)} no longer owed`,
  'feedback.asked': () => 'Feedback asked',
  'feedback.answered': (d) => `Customer gave ${d.score} of 5`,
  'portal.code_requested': () => 'Customer asked for a code to see everything',
  'promise.revised': (d) => `Promise moved to ${d.promisedAt.slice(0, 10)}: ${d.cause}`,
  'promotion.created': (d) => `Code ${d.code} created`,
  'promotion.changed': (d) => `Code ${d.code} changed`,
  'promotion.retired': (d) => `Code ${d.code} retired`,
  'promotion.restored': (d) => `Code ${d.code} brought back`,
  'product.added': (d) => `SKU ${d.sku} added`,
  'supplier.link_issued': (d) => `Link for supplier ${d.location} issued`,
  'supplier.link_revoked': (d) => `Link for supplier ${d.location} withdrawn`,
  'location.added': (d) => `Location ${d.location} added`,
  'location.changed': (d) => `Location ${d.location} changed: ${Object.keys(d.was).map(spoken).join(', ')}`,
  'location.paused': (d) => `Location ${d.location} paused: it takes no new orders`,
  'location.resumed': (d) => `Location ${d.location} takes orders again`,
  'location.closed': (d) => `Location ${d.location} closed for good`,
  'shipping.method_saved': (d) => `Shipping method ${d.method} ${d.was ? 'changed' : 'added'}`,
  'shipping.method_retired': (d) => `Shipping method ${d.method} is not offered any more`,
  'shipping.method_restored': (d) => `Shipping method ${d.method} is offered again`,
  'shipping.zone_saved': (d) => `Shipping zone ${d.zone} ${d.was ? 'changed' : 'added'}`,
  'shipping.zone_removed': (d) => `Shipping zone ${d.zone} removed`,
  'shipping.rate_set': (d) =>
    `Shipping by ${d.method} to ${d.zone}${d.location ? ` from ${d.location}` : ''} ${d.rate ? 'set' : 'taken out'}`,
  'postcodes.imported': (d) => `Postcode table: ${d.added} added, ${d.changed} changed`,
  'location.reopened': (d) => `Location ${d.location} opened again, still paused`,
  'rule_set.created': (d) => `Routing rules ${d.name} begun`,
  'rule_set.drafted': (d) =>
    `Draft of routing rules ${d.name} saved, ${d.rules === 1 ? '1 rule' : `${d.rules} rules`}`,
  'rule_set.draft_discarded': (d) => `Draft of routing rules ${d.name} discarded`,
  'rule_set.put_live': (d) =>
    `Routing rules ${d.name} ${d.broughtBack ? 'brought back' : 'put live'}${d.changes.length ? `. ${d.changes.join('. ')}` : ''}`,
  'rule_set.moved': (d) => `Routing rules ${d.name} moved from place ${d.from} to ${d.to}`,
  'rule_set.retired': (d) => `Routing rules ${d.name} retired`,
  'rule_set.restored': (d) => `Routing rules ${d.name} brought back into use`,
  'channel.changed': (d) => `Channel ${d.channel} changed: ${d.fields.map(spoken).join(', ')}`,
  'channel.added': (d) => `Channel ${d.channel} added`,
  'key.created': (d) => `API key ${d.name} created`,
  'staff.created': () => 'Account created',
  'staff.guessed': (d) => `${d.tries} wrong passwords within minutes, sign-in closed for a while`,
  'staff.changed': () => 'Account changed',
  'work.opened': (d) => `Work item opened: ${spoken(d.type)}`,
  'work.closed': (d) => `Work item closed: ${spoken(d.type)}`,
};

/** The sentence of one event. Its data were written by `record` under the same type. */
export function describeEvent(
  event: { type: EventType; data: Record<string, unknown> },
  currency: string | null,
) {
  const say = words[event.type] as ((data: unknown, currency: string | null) => string) | undefined;
  return say ? say(event.data, currency) : spoken(event.type);
}

/** Under this name the settings keep when a function was last started. */
export const ANSWERED = 'inngest_answered';
