import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brandOf, contrast } from './brand';
import { countItems, nameItems, sentence, shortName } from './words';

const item = (name: string, quantity = 1) => ({ name, quantity });

test('things are called by what stands before the first comma', () => {
  assert.equal(shortName('Linen tablecloth 160 × 260, flax'), 'Linen tablecloth 160 × 260');
  assert.equal(shortName('Cable 1,5 m'), 'Cable 1,5 m');
  assert.equal(shortName('A\nB'), 'A B');
  assert.equal(shortName('x'.repeat(300)), `${'x'.repeat(47)}…`);
});

test('many things are named as people list them', () => {
  assert.equal(nameItems([item('Bowl')]), 'Bowl');
  assert.equal(nameItems([item('Bowl', 6), item('Carafe')]), '6 × Bowl and Carafe');
  assert.equal(nameItems([item('A'), item('B'), item('C')]), 'A, B and C');
  assert.equal(nameItems([item('A'), item('B'), item('C'), item('D'), item('E')]), 'A, B and 3 more');
  assert.equal(nameItems([]), 'Your order');
  assert.equal(sentence('linen'), 'Linen');
});

test('units are counted, not lines', () => {
  assert.equal(countItems([item('A')]), '1 item');
  assert.equal(countItems([item('A', 1200), item('B')]), '1,201 items');
});

test("a merchant's color is shifted until it can be read on both grounds", () => {
  for (const color of ['#ffee00', '#000000', '#808080', '#244698', '#ffffff']) {
    const brand = brandOf(color);
    assert.ok(contrast(brand.color, '#ffffff') >= 4.5, `${color} on white: ${brand.color}`);
    assert.ok(contrast(brand.darkColor, '#1a1d24') >= 4.5, `${color} on dark: ${brand.darkColor}`);
  }
  assert.equal(brandOf('#244698').color, '#244698');
  assert.deepEqual(brandOf('red'), brandOf(null));
});
