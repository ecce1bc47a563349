import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeEvent } from './rules';
import type { StockWorkData } from './stock-types';
import type { EventData, EventType } from './types';

const units = [
  { lineNo: 1, quantity: 2 },
  { lineNo: 2, quantity: 1 },
];
const one = [{ lineNo: 1, quantity: 1 }];

/** What is done to stock has a test of its own. */
type OtherType = Exclude<EventType, keyof StockWorkData>;
/** What happened, and how staff read it. The type asks for every kind of event. */
const said: { [Type in OtherType]: [data: EventData[Type], sentence: string] } = {
  'order.placed': [{ units: 3, totalAmount: 2599, currency: 'EUR' }, 'Order placed: 3 units, €25.99'],
  'order.verified': [{}, 'Order verified'],
  'order.held': [
    { holdNo: 1, reason: 'awaiting_return', note: 'Call', shipmentNo: 2 },
    'Put on hold, awaiting return, shipment 2: Call',
  ],
  'order.hold_released': [{ holdNo: 1, reason: 'address' }, 'Hold released, address'],
  'order.units_canceled': [
    { units, reason: 'customer', note: 'Too late', creditedAmount: 1000 },
    'Canceled 3 units: Too late. €10.00 no longer owed',
  ],
  'order.canceled': [
    { units, reason: 'customer', creditedAmount: 1000 },
    'Order canceled. €10.00 no longer owed',
  ],
  'order.delivered': [{}, 'Everything has been delivered'],
  'order.noted': [{ note: 'Called the customer' }, 'Called the customer'],
  'order.tagged': [{ added: ['vip', 'gift'], removed: ['new'] }, 'Tagged vip, gift. Tag removed: new'],
  'promotion.created': [{ code: 'MAY10', kind: 'percent' }, 'Code MAY10 created'],
  'promotion.changed': [{ code: 'MAY10' }, 'Code MAY10 changed'],
  'promotion.retired': [{ code: 'MAY10' }, 'Code MAY10 retired'],
  'promotion.restored': [{ code: 'MAY10' }, 'Code MAY10 brought back'],
  'draft.started': [{ draftId: 4, fromOrder: '10488' }, 'Draft begun from order 10488'],
  'draft.discarded': [{ draftId: 4 }, 'Draft discarded'],
  'draft.restored': [{ draftId: 4 }, 'Draft taken back'],
  'draft.placed': [{ draftId: 4 }, 'Made of draft 4'],
  'order.address_corrected': [{ fields: ['postcode', 'city'] }, 'Address corrected: postcode, city'],
  'order.risk_assessed': [
    { provider: 'waybill', level: 'high', score: 70 },
    'Risk high, 70 of 100, by waybill',
  ],
  'order.expired': [{ units: 3, why: 'unpaid' }, 'Expired unpaid: 3 units are free again'],
  'order.expiry_passed': [
    { why: 'its goods are being picked' },
    'Its time was up, and it stays: its goods are being picked',
  ],
  'channel.changed': [{ channel: 'web', fields: ['name'] }, 'Channel web changed: name'],
  'product.added': [{ sku: 'MUG-1' }, 'SKU MUG-1 added'],
  'supplier.link_issued': [{ linkId: 1, location: 'HH', nonce: 'ab' }, 'Link for supplier HH issued'],
  'supplier.link_revoked': [{ linkId: 1, location: 'HH' }, 'Link for supplier HH withdrawn'],
  'shipment.moved': [
    { shipmentNo: 2, toShipmentNo: 3, from: 'HH', to: 'OPO', units, note: 'Closer' },
    'Shipment 2: 3 units moved from HH to OPO: Closer',
  ],
  'shipment.rejected': [
    { shipmentNo: 2, locationId: 1, units, reason: 'none', rerouted: 3, waiting: 0 },
    'Shipment 2: 3 units rejected, the units are there. 3 sent from elsewhere',
  ],
  'shipment.accepted': [{ shipmentNo: 2, units }, 'Shipment 2: the supplier accepted 3 units'],
  'shipment.declined': [
    { shipmentNo: 2, locationId: 1, units, reason: 'other', note: 'On strike', rerouted: 2, waiting: 1 },
    'Shipment 2: the supplier declined 3 units, another reason: On strike. 2 sent from elsewhere, 1 wait',
  ],
  'location.added': [{ location: 'HH' }, 'Location HH added'],
  'location.changed': [{ location: 'HH', was: { name: 'Old' } }, 'Location HH changed: name'],
  'location.paused': [{ location: 'HH' }, 'Location HH paused: it takes no new orders'],
  'location.resumed': [{ location: 'HH' }, 'Location HH takes orders again'],
  'location.closed': [{ location: 'HH' }, 'Location HH closed for good'],
  'location.reopened': [{ location: 'HH' }, 'Location HH opened again, still paused'],
  'shipping.method_saved': [{ method: 'express', was: null }, 'Shipping method express added'],
  'shipping.method_retired': [{ method: 'express' }, 'Shipping method express is not offered any more'],
  'shipping.method_restored': [{ method: 'express' }, 'Shipping method express is offered again'],
  'shipping.zone_saved': [{ zone: 'France', was: { name: 'FR' } }, 'Shipping zone France changed'],
  'shipping.zone_removed': [{ zone: 'France', was: {} }, 'Shipping zone France removed'],
  'shipping.rate_set': [
    { method: 'express', zone: 'France', location: 'LYS', currency: 'EUR', rate: null, was: {} },
    'Shipping by express to France from LYS taken out',
  ],
  'postcodes.imported': [{ added: 2, changed: 1 }, 'Postcode table: 2 added, 1 changed'],
  'rule_set.created': [{ name: 'Web' }, 'Routing rules Web begun'],
  'rule_set.drafted': [{ name: 'Web', rules: 1 }, 'Draft of routing rules Web saved, 1 rule'],
  'rule_set.draft_discarded': [
    { name: 'Web', draft: { name: 'Web', filter: {}, rules: [] } },
    'Draft of routing rules Web discarded',
  ],
  'rule_set.put_live': [
    { name: 'Web', changes: ['Nearest: moved up'], before: null },
    'Routing rules Web put live. Nearest: moved up',
  ],
  'rule_set.moved': [{ name: 'Web', from: 2, to: 1 }, 'Routing rules Web moved from place 2 to 1'],
  'rule_set.retired': [{ name: 'Web' }, 'Routing rules Web retired'],
  'rule_set.restored': [{ name: 'Web' }, 'Routing rules Web brought back into use'],
  'channel.added': [{ channel: 'web' }, 'Channel web added'],
  'key.created': [{ keyId: 1, name: 'Shop', scopes: [] }, 'API key Shop created'],
  'stock.received': [{ sku: 'MUG-1', location: 'HH', quantity: 5 }, 'Received 5 of MUG-1 at HH'],
  'stock.adjusted': [
    { sku: 'MUG-1', location: 'HH', quantity: -2, reason: 'Broken' },
    'Adjusted MUG-1 at HH by −2: Broken',
  ],
  'stock.counted': [
    { sku: 'MUG-1', location: 'HH', counted: 4, before: 5 },
    'Counted 4 of MUG-1 at HH, expected 5',
  ],
  'stock.bin_named': [{ sku: 'MUG-1', location: 'HH', bin: 'A-07-2' }, 'MUG-1 lies in bin A-07-2 at HH'],
  'stock.limits_set': [
    { sku: 'MUG-1', location: 'HH', safety: 2, lowAt: null, before: { safety: 0, lowAt: 5 } },
    'MUG-1 at HH: 2 kept back, never low',
  ],
  'safety_rule.added': [{ name: 'Table at Lyon', quantity: 1 }, 'Safety stock: 1 of Table at Lyon'],
  'safety_rule.changed': [
    { name: 'Table at Lyon', quantity: 2, before: 1 },
    'Safety stock: 2 of Table at Lyon, 1 before',
  ],
  'safety_rule.removed': [
    { locationId: 1, channelId: null, category: null, quantity: 2 },
    'A rule of safety stock is gone, 2 kept back before',
  ],
  'safety_rules.ordered': [{ ruleIds: [2, 1], before: [1, 2] }, 'Rules of safety stock in another order'],
  'stock.held': [{ hold: 'cart-7', units: 3, until: '2026-03-02T09:20:00.000Z' }, 'Held 3 units for cart-7'],
  'stock.hold_released': [
    { hold: 'cart-7', units: 1, cause: 'expired' },
    '1 unit no longer held for cart-7, the time was up',
  ],
  'box.saved': [{ name: 'M' }, 'Box M saved'],
  'box.retired': [{ name: 'M' }, 'Box M retired'],
  'shipment.allocated': [{ shipmentNo: 1, locationId: 7, units }, 'Shipment 1: 3 units allocated'],
  'shipment.waiting': [
    { shipmentNo: 1, units, cause: 'counted fewer' },
    'Shipment 1: 3 units wait for stock, counted fewer',
  ],
  'shipment.released': [{ shipmentNo: 1 }, 'Shipment 1 released to pick'],
  'shipment.picked': [{ shipmentNo: 1, units: one }, 'Shipment 1: picked 1 unit'],
  'shipment.short_picked': [
    { shipmentNo: 1, lineNo: 1, missing: 2, reason: 'all_remaining' },
    'Shipment 1: 2 missing at the shelf, the bin is empty',
  ],
  'parcel.packed': [{ shipmentNo: 1, parcelId: 9, units: one }, 'Packed 1 unit of shipment 1'],
  'parcel.unpacked': [{ shipmentNo: 1, parcelId: 9 }, 'Unpacked a parcel of shipment 1'],
  'parcel.handed_over': [
    { shipmentNo: 1, parcelId: 9, carrier: 'DHL', trackingNumber: '0034' },
    'Parcel handed over to DHL, 0034',
  ],
  'parcel.hand_over_undone': [{ shipmentNo: 1, parcelId: 9 }, 'Hand-over undone, shipment 1'],
  'parcel.tracked': [{ parcelId: 9, status: 'in_transit', place: 'Hanover' }, 'Parcel in transit, Hanover'],
  'parcel.delivered': [{ shipmentNo: 1, parcelId: 9 }, 'Parcel delivered'],
  'payment.authorized': [{ paymentId: 1, amount: 1000 }, '€10.00 authorized'],
  'payment.captured': [{ paymentId: 1, amount: 1000 }, '€10.00 captured'],
  'payment.received': [{ paymentId: 1, amount: 1000 }, '€10.00 received'],
  'payment.voided': [{ paymentId: 1, amount: 1000 }, 'Authorization of €10.00 let go'],
  'payment.refunded': [{ paymentIds: [1], amount: 1000, note: 'Sorry' }, '€10.00 refunded: Sorry'],
  'credit.granted': [
    { creditNo: 1, amount: 1000, reason: 'goodwill', note: 'Late' },
    '€10.00 no longer owed, goodwill: Late',
  ],
  'return.requested': [{ returnNo: 1, rma: 'R123', units }, 'Return R123 requested: 3 units'],
  'return.approved': [{ returnNo: 1 }, 'Return 1 approved'],
  'return.declined': [{ returnNo: 1, message: 'Worn' }, 'Return 1 declined: Worn'],
  'return.canceled': [{ returnNo: 1 }, 'Return 1 canceled'],
  'return.received': [{ returnNo: 1, units: one }, 'Return 1: received 1 unit'],
  'return.inspected': [
    { returnNo: 1, units: [{ lineNo: 1, quantity: 2, condition: 'resell' }] },
    'Return 1: inspected 2 units',
  ],
  'return.credited': [{ returnNo: 1, amount: 1000 }, 'Return 1: €10.00 no longer owed'],
  'feedback.asked': [{ feedbackId: 1 }, 'Feedback asked'],
  'feedback.answered': [{ feedbackId: 1, score: 4 }, 'Customer gave 4 of 5'],
  'portal.code_requested': [{ tokenHash: 'ff' }, 'Customer asked for a code to see everything'],
  'promise.revised': [
    { promisedAt: '2026-03-06T22:59:59.999Z', cause: 'Carrier strike' },
    'Promise moved to 2026-03-06: Carrier strike',
  ],
  'staff.created': [{ staffId: 1, role: 'support' }, 'Account created'],
  'staff.guessed': [
    { staffId: 7, tries: 11 },
    '11 wrong passwords within minutes, sign-in closed for a while',
  ],
  'staff.changed': [{ staffId: 1 }, 'Account changed'],
  'work.opened': [{ workItemId: 1, type: 'late_order' }, 'Work item opened: late order'],
  'work.closed': [{ workItemId: 1, type: 'late_order' }, 'Work item closed: late order'],
};
const kinds = Object.entries(said) as [EventType, [Record<string, unknown>, string]][];

for (const [type, [data, sentence]] of kinds)
  test(`${type} reads “${sentence}”`, () => {
    assert.equal(describeEvent({ type, data }, 'EUR'), sentence);
  });

test('a box that gave trouble says so', () => {
  const data = {
    shipmentNo: 1,
    parcelId: 9,
    units,
    unscanned: [{ lineNo: 2, quantity: 1, reason: 'no_code' }],
    wrongScans: 2,
  };
  assert.equal(
    describeEvent({ type: 'parcel.packed', data }, null),
    'Packed 3 units of shipment 1; 1 unit without a scan, no code; 2 wrong scans',
  );
});

test('who may not see amounts reads sentences without them', () => {
  for (const [type, [data]] of kinds) {
    const { amount, totalAmount, creditedAmount, ...rest } = data;
    const sentence = describeEvent({ type, data: rest }, null);
    assert.doesNotMatch(sentence, /€|\d\.\d\d|undefined|NaN/, type);
    assert.ok(sentence.length > 5, type);
  }
});

test('what an older version wrote is still told', () => {
  assert.equal(
    describeEvent({ type: 'order.moved_house' as EventType, data: {} }, 'EUR'),
    'order.moved house',
  );
});
