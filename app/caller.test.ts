import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, isSameOrigin, networkOf } from './caller';
import { ownPath } from './own-path';

const asked = (given: Record<string, string>) => new Headers({ host: 'shop.example', ...given });

for (const [from, headers, same] of [
  ['our page', { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }, true],
  ['our page in an old browser', { origin: 'https://shop.example' }, true],
  ['nowhere', {}, false],
  ['a page without origin', { origin: 'null' }, false],
  ['another page', { origin: 'https://evil.example' }, false],
  [
    'another page behind a careless proxy',
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    false,
  ],
  ['another port', { origin: 'https://shop.example:8443' }, false],
  ['a neighbor', { origin: 'https://shop.example', 'sec-fetch-site': 'same-site' }, false],
  ['a link in a mail', { origin: 'https://shop.example', 'sec-fetch-site': 'none' }, false],
] as const)
  test(`a form from ${from} is ${same ? 'taken' : 'refused'}`, () =>
    assert.equal(isSameOrigin(asked(headers)), same));

test('the address is the one our proxy saw, whatever the caller wrote before it', () => {
  assert.equal(addressOf(asked({ 'x-forwarded-for': '1.1.1.1, 203.0.113.9' })), '203.0.113.9');
  assert.equal(addressOf(asked({ 'x-forwarded-for': '::ffff:203.0.113.9' })), '203.0.113.9');
  assert.equal(addressOf(asked({})), 'unknown');
});

test('neighbors share a network', () => {
  assert.equal(networkOf(asked({ 'x-forwarded-for': '203.0.113.9' })), '203.0.113');
  assert.equal(networkOf(asked({ 'x-forwarded-for': '2001:db8:1:2:3:4:5:6' })), '2001:db8:1:2');
});

for (const [wanted, path] of [
  ['/office/orders?view=late&after=2026-01-01~7', '/office/orders?view=late&after=2026-01-01~7'],
  ['/office', '/office'],
  ['//evil.example', '/office'],
  ['/office//evil.example/..', '/office//evil.example/..'],
  ['https://evil.example/office', '/office'],
  ['/office\\evil', '/office'],
  ['/officex', '/office'],
  ['/track', '/office'],
  ['', '/office'],
] as const)
  test(`signing in from "${wanted}" leads to ${path}`, () => assert.equal(ownPath(wanted), path));
