import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLines, cancelMoneyWords, cancelWords, paidWords, sayDay } from './rules';

const money = (given: {
  total?: number;
  credited?: number;
  captured?: number;
  refunded?: number;
  authorized?: number;
}) => {
  const { total = 10_000, credited = 0, captured = 0, refunded = 0, authorized = 0 } = given;
  return {
    totalAmount: total,
    creditedAmount: credited,
    capturedAmount: captured,
    refundedAmount: refunded,
    authorizedAmount: authorized,
    dueAmount: total - credited - captured + refunded,
  };
};

test('a cancel says what becomes of the money, whatever has been paid', () => {
  const say = (given: Parameters<typeof money>[0]) =>
    cancelMoneyWords(money(given), given.credited ?? 0, 'EUR');
  assert.equal(say({ credited: 10_000 }), 'Nothing was charged.');
  assert.equal(
    say({ credited: 3000 }),
    'Your order now costs €70.00. Nothing was charged for what is canceled.',
  );
  assert.equal(
    say({ credited: 3000, captured: 10_000 }),
    'We owe you €30.00 and send it back the way you paid.',
  );
  assert.equal(
    say({ credited: 3000, captured: 10_000, refunded: 3000 }),
    '€30.00 is on its way back, the way you paid.',
  );
  assert.equal(
    say({ credited: 3000, captured: 5000 }),
    'Your order now costs €70.00. €20.00 is left to pay.',
  );
  assert.equal(say({ credited: 3000, captured: 7000 }), 'Your order now costs €70.00, all of it paid.');
});

test('a bill ends with what has been paid', () => {
  const say = (given: Parameters<typeof money>[0], cash = false) => paidWords(money(given), 'EUR', cash);
  assert.deepEqual(say({ captured: 10_000 }), { label: 'Paid', amount: '€100.00' });
  assert.deepEqual(say({ captured: 4000 }), { label: 'Paid so far', amount: '€40.00' });
  assert.deepEqual(say({ authorized: 10_000 }), { label: 'Reserved, not charged yet', amount: '€100.00' });
  assert.deepEqual(say({}, true), { label: 'To pay at the door', amount: '€100.00' });
  assert.deepEqual(say({}), { label: 'To pay', amount: '€100.00' });
  assert.equal(say({ total: 0 }), null);
});

test('reasons are said in words, and a note speaks for what has none', () => {
  assert.equal(cancelWords('inventory', 'bin empty'), 'It sold out. We are sorry.');
  assert.equal(cancelWords('other', 'The maker has stopped making it.'), 'The maker has stopped making it.');
  assert.equal(cancelWords('other'), undefined);
});

test('days are said with their year only when it is another one', () => {
  const written = new Date('2026-12-30T10:00:00Z');
  assert.equal(sayDay(new Date('2026-12-31T10:00:00Z'), written), 'Thursday 31 December');
  assert.equal(sayDay(new Date('2027-01-04T10:00:00Z'), written), 'Monday 4 January 2027');
});

test('an address is written as on an envelope', () => {
  const address = { line1: 'Hauptstraße 7', city: 'Hamburg', postcode: '20095', country: 'DE' };
  assert.deepEqual(addressLines(address, 'Ada Lovelace'), [
    'Ada Lovelace',
    'Hauptstraße 7',
    '20095 Hamburg',
    'Germany',
  ]);
  assert.deepEqual(addressLines(null, 'Ada Lovelace'), []);
});
