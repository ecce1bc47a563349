import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMoney } from './money';
import { dateFormat, formatMoment } from './time';

const now = new Date('2026-03-02T09:00:00.000Z');

test('a format is made once, whatever place and currency come between', () => {
  const berlin = dateFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' });
  assert.notEqual(dateFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit' }), berlin);
  assert.equal(dateFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' }), berlin);
  const moments = ['Europe/Berlin', 'Asia/Tokyo', 'Europe/Berlin'].map((zone) =>
    formatMoment(now, now, zone),
  );
  assert.deepEqual(moments, ['Today, 10:00', 'Today, 18:00', 'Today, 10:00']);
  const amounts = [formatMoney(1250, 'EUR'), formatMoney(1250, 'JPY'), formatMoney(1250, 'EUR', 'de')];
  assert.deepEqual(amounts, ['€12.50', '¥1,250', '12,50\u00a0€']);
});
