import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Address } from '@/db/schema/orders';
import { postcodeFormats, readPostcode } from './address-formats';
import { checkAddress, type FindCode, type KnownPlace, needsAPerson } from './address-rules';

const hamburg: Address = { line1: 'Hauptstraße 7', postcode: '20095', city: 'Hamburg', country: 'DE' };

test('the example of every country is a postcode of it, exactly as written', () => {
  for (const [country, { example }] of Object.entries(postcodeFormats))
    assert.deepEqual(readPostcode(country, example), { postcode: example, how: 'exact' }, country);
  assert.ok(Object.keys(postcodeFormats).length >= 40);
});

const fine: Address[] = [
  hamburg,
  { line1: '10 Downing Street', postcode: 'SW1A 2AA', city: 'London', country: 'GB' },
  { line1: 'The Old Mill', postcode: 'M1 1AE', city: 'Manchester', country: 'GB' },
  { line1: '350 5th Ave', postcode: '10118', city: 'New York', region: 'NY', country: 'US' },
  {
    line1: 'Rua A',
    line2: 's/n',
    postcode: '20040-020',
    city: 'Rio de Janeiro',
    region: 'RJ',
    country: 'BR',
  },
  { line1: 'Stephansplatz 1', postcode: '1010', city: 'Wien', country: 'AT' },
  { line1: 'Dam 1', postcode: '1012 AB', city: 'Amsterdam', country: 'NL' },
  { line1: 'Praça do Comércio 1', postcode: '1100-148', city: 'Lisboa', country: 'PT' },
  { line1: 'Packstation 123', postcode: '10115', city: 'Berlin', country: 'DE' },
  { line1: 'Somewhere', postcode: 'whatever', city: 'Nairobi', country: 'KE' },
  { line1: '1 Main St', postcode: '90210', city: 'Beverly Hills', region: 'California', country: 'US' },
];
for (const address of fine)
  test(`fine: ${address.postcode} ${address.city}`, () => {
    assert.deepEqual(checkAddress(address), { answer: 'ok', finds: [] });
  });

const suggested: [string, Partial<Address>, Partial<Address>, FindCode][] = [
  ['a letter for a digit', { postcode: '2OO95' }, { postcode: '20095' }, 'postcode_repaired'],
  ['a lost 0', { postcode: '1067', city: 'Dresden' }, { postcode: '01067' }, 'postcode_repaired'],
  [
    'a lost 0 in New Jersey',
    { postcode: '7030', city: 'Hoboken', country: 'US' },
    { postcode: '07030' },
    'postcode_repaired',
  ],
  [
    'city and postcode swapped',
    { postcode: 'Hamburg', city: '20095' },
    { postcode: '20095', city: 'Hamburg' },
    'postcode_and_city_swapped',
  ],
  [
    'the postcode in the region',
    { postcode: '-', region: '20095' },
    { postcode: '20095' },
    'postcode_in_other_field',
  ],
  [
    'the postcode in the city',
    { postcode: '-', city: '20095 Hamburg' },
    { postcode: '20095', city: 'Hamburg' },
    'city_holds_postcode',
  ],
  [
    'another state',
    { line1: '350 5th Ave', postcode: '10118', city: 'New York', region: 'NJ', country: 'US' },
    { region: 'NY' },
    'region_elsewhere',
  ],
];
for (const [what, wrong, right, code] of suggested)
  test(`a suggestion for ${what}`, () => {
    const verdict = checkAddress({ ...hamburg, ...wrong });
    assert.equal(verdict.answer, 'suggestion');
    assert.ok(verdict.answer === 'suggestion' && needsAPerson(verdict));
    for (const [field, value] of Object.entries(right))
      assert.equal(verdict.address[field as keyof Address], value);
    assert.ok(
      verdict.finds.some((find) => find.code === code),
      JSON.stringify(verdict.finds),
    );
    assert.deepEqual(checkAddress(verdict.address).answer, 'ok', 'what is suggested is fine');
  });

test('spaces and case alone are suggested, but stop nobody', () => {
  for (const [country, postcode, better] of [
    ['GB', 'sw1a2aa', 'SW1A 2AA'],
    ['NL', '1012ab', '1012 AB'],
    ['DE', 'D-20095', '20095'],
    ['PL', '00001', '00-001'],
  ] as const) {
    const verdict = checkAddress({ line1: 'Street 1', postcode, city: 'X', country });
    assert.ok(verdict.answer === 'suggestion' && !needsAPerson(verdict), postcode);
    assert.equal(verdict.address.postcode, better);
  }
});

const undeliverable: [string, Partial<Address>, FindCode, RegExp][] = [
  ['no house number', { line1: 'Hauptstraße' }, 'no_house_number', /“Hauptstraße” has no house number/],
  [
    'a postcode of nowhere',
    { postcode: '200956' },
    'postcode_unknown_format',
    /no postcode of DE. One looks like 20095/,
  ],
  ['a postcode of another city', { postcode: '80331' }, 'city_elsewhere', /80331 is not in Hamburg/],
  ['a PO box', { line1: 'Postfach 12 34' }, 'po_box', /no parcels/],
];
for (const [what, wrong, code, words] of undeliverable)
  test(`undeliverable for ${what}`, () => {
    const verdict = checkAddress({ ...hamburg, ...wrong });
    assert.equal(verdict.answer, 'undeliverable');
    const find = verdict.finds.find((one) => one.code === code);
    assert.match(find?.words ?? '', words);
  });

test('the merchant’s own table knows how a city is spelled, and what is elsewhere', () => {
  const known: KnownPlace[] = [{ postcode: '21335', city: 'Lüneburg', region: null }];
  const at = (city: string, postcode = '21335') => checkAddress({ ...hamburg, city, postcode }, known);
  assert.equal(at('Lueneburg').answer, 'ok');
  assert.equal(at('Lüneburg (Altstadt)').answer, 'ok');
  const typed = at('Lünebrug');
  assert.ok(typed.answer === 'suggestion' && typed.address.city === 'Lüneburg');
  const near = at('Lünneburg', '21336');
  assert.ok(near.answer === 'suggestion' && near.address.city === 'Lüneburg');
  assert.equal(at('Celle').answer, 'undeliverable');
  assert.equal(at('Adendorf', '21365').answer, 'ok', 'a table may lack a postcode');
});

test('no address makes it throw, and none takes long', () => {
  const words = [
    '',
    ' ',
    '0',
    'O',
    '12345',
    'a'.repeat(200),
    '9'.repeat(200),
    '(((',
    'P.O. Box 1',
    '20095 Hamburg',
  ];
  const began = performance.now();
  let rounds = 0;
  for (const country of [...Object.keys(postcodeFormats), 'KE'])
    for (const postcode of words)
      for (const city of words) {
        checkAddress({ line1: postcode, line2: city, city, postcode, country, region: postcode });
        rounds++;
      }
  assert.ok((performance.now() - began) / rounds < 0.5, 'under half a millisecond each');
});
