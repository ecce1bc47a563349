import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { addMinutes } from '@/lib/time';
import { answerTo, aTrackedOrder, lookUp, markers, visitOf } from '@/tests/portal';
import { at, unique } from '@/tests/world';

after(closeDb);

/** No order has it, and no earlier run of this test has tried it. */
const someNumber = () => `9${randomInt(1e12)}`;
const someMail = () => `${unique('eve')}@example.com`;

test('number and one of e-mail, postcode, phone open the order, however they are written', async () => {
  const { orderId, number, publicRef } = await aTrackedOrder();
  const digits = number.replace(/\D/g, '');
  for (const [reference, proof] of [
    [number, markers.email],
    [`# ${digits}`, ' Ada.Marker@EXAMPLE.com '],
    [publicRef.toLowerCase().replace(/(.{5})/, '$1-'), '20 999'],
    [digits, '0049 40 765 43 21'],
  ] as const) {
    const { token } = await lookUp(reference, proof);
    assert.deepEqual(await visitOf(token), { kind: 'customer', orderId, proven: false });
  }
});

test('a wrong e-mail and an order that does not exist get the same answer', async () => {
  const { number } = await aTrackedOrder();
  const wrongMail = await answerTo(number, 'eve@example.com');
  assert.match(wrongMail, /^not_found: No order has both/);
  assert.equal(await answerTo(someNumber(), 'eve@example.com'), wrongMail);
  assert.equal(await answerTo(unique('?'), '20999'), wrongMail);
});

test('five tries for one order in a quarter of an hour, then even the right answer is refused', async () => {
  const { number } = await aTrackedOrder();
  const tries = await Promise.all(Array.from({ length: 12 }, () => answerTo(number, someMail())));
  assert.equal(tries.filter((answer) => answer.startsWith('not_found')).length, 5);
  assert.equal(tries.filter((answer) => answer.startsWith('too_many')).length, 7);
  assert.match(await answerTo(number, markers.email), /^too_many/);
  assert.match(await answerTo(`#${number}`, markers.email), /^too_many/);
  assert.equal(await answerTo(number, markers.email, unique('net'), addMinutes(at, 30)), 'in');
});

test('twenty tries from one network in an hour; finding one own order uses none of them up', async () => {
  const { number } = await aTrackedOrder();
  const network = unique('net');
  for (let i = 0; i < 3; i += 1) assert.equal(await answerTo(number, '20999', network), 'in');
  const guesses = await Promise.all(
    Array.from({ length: 24 }, () => answerTo(someNumber(), someMail(), network)),
  );
  assert.equal(guesses.filter((answer) => answer.startsWith('not_found')).length, 20);
  assert.match(await answerTo(number, '20999', network), /^too_many/);
});

test('who knows an e-mail address tries ten numbers in a quarter of an hour, from wherever, however it is written', async () => {
  const email = someMail();
  const { number } = await aTrackedOrder(email);
  const spellings = [email, email.toUpperCase(), ` ${email} `];
  const guesses = await Promise.all(
    Array.from({ length: 15 }, (_, i) => answerTo(someNumber(), spellings[i % 3] ?? '')),
  );
  assert.equal(guesses.filter((answer) => answer.startsWith('not_found')).length, 10);
  assert.match(await answerTo(number, email), /^too_many/);
  assert.equal(await answerTo(number, email, unique('net'), addMinutes(at, 30)), 'in');
});
