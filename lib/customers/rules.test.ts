import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedEmail, matchesContact, portalCode, readCrockford, readReference, spellCode } from './rules';

test('an order may be asked for as people write it', () => {
  assert.equal(readReference('#10482').number, '10482');
  assert.equal(readReference(' w 10 482 ').number, 'W10482');
  assert.equal(readReference('W-10482').digits, '10482');
  assert.equal(readReference('k7q2m-9xtoi').publicRef, 'K7Q2M9XT01');
});

const contact = { email: 'ada@example.com', phone: '+49 40 1234567', postcode: '1016 HS' };
for (const [typed, same] of [
  ['ada@example.com', true],
  [' ADA@Example.com ', true],
  ['1016hs', true],
  ['1016-HS', true],
  ['040 123 45 67', true],
  ['00494012 34567', true],
  ['ada', false],
  ['ada@example.com, eve@example.com', false],
  ['1016', false],
  ['1234567', false],
  ['', false],
] as const)
  test(`"${typed}" ${same ? 'is' : 'is not'} the contact`, () =>
    assert.equal(matchesContact(typed, contact), same));

test('an order without contact is opened by nothing', () => {
  const nothing = { email: null, phone: null, postcode: null };
  for (const typed of ['', 'null', '@', '12345678']) assert.equal(matchesContact(typed, nothing), false);
});

test('a code has eight characters that cannot be mistaken, and depends on asking and secret', () => {
  const code = portalCode('a secret of thirty-two characters', 'ab12');
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{8}$/);
  assert.equal(portalCode('a secret of thirty-two characters', 'ab12'), code);
  assert.notEqual(portalCode('a secret of thirty-two characterz', 'ab12'), code);
  assert.notEqual(portalCode('a secret of thirty-two characters', 'ab13'), code);
  assert.equal(readCrockford(spellCode(code).toLowerCase()), code);
});

test('an address is shown by its first letter', () =>
  assert.equal(maskedEmail('ada.lovelace@example.com'), 'a…@example.com'));
