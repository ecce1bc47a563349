import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LocationSettings } from '@/db/schema/sourcing';
import { isWorkday } from './calendar';
import { type Calendar, type PromiseBasis, promiseAgain, promiseFrom, type Terms } from './promise';

const utc = (settings: LocationSettings = {}): Calendar => ({ timeZone: 'UTC', settings });
const berlin = (settings: LocationSettings = {}): Calendar => ({ timeZone: 'Europe/Berlin', settings });
const now = { handlingDays: 0, transitDays: 0 };
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const load = (days: Record<string, number>) => ({ load: new Map(Object.entries(days)) });
const moment = (text: string) => new Date(text.replace(/Z$/, ':00.000Z'));
const by = (transit: number) => ({ transit: { days: transit, method: 'express', zone: 'DE' } });

// 2 March 2026 is a Monday.
const cases: [name: string, at: string, calendar: Calendar, terms: Terms, leaves: string, arrives: string][] = [
  ['Monday morning leaves on Tuesday', '2026-03-02T09:00Z', utc(), {}, '2026-03-03T23:59:59.999Z', '2026-03-06T23:59:59.999Z'],
  ['from the cut-off on it counts for the next day', '2026-03-02T14:00Z', utc(), {}, '2026-03-04T23:59:59.999Z', '2026-03-07T23:59:59.999Z'],
  ['a minute before the cut-off is before it', '2026-03-02T13:59Z', utc(), {}, '2026-03-03T23:59:59.999Z', '2026-03-06T23:59:59.999Z'],
  ['Friday evening leaves on Tuesday', '2026-03-06T18:00Z', utc(), {}, '2026-03-10T23:59:59.999Z', '2026-03-13T23:59:59.999Z'],
  ['no handling: the same day', '2026-03-02T09:00Z', utc(now), {}, '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
  ['the cut-off is local: 13:30 UTC is half past two in Berlin', '2026-03-02T13:30Z', berlin({ handlingDays: 0, transitDays: 1 }), {}, '2026-03-03T22:59:59.999Z', '2026-03-04T22:59:59.999Z'],
  ['over the change to summer time a day still ends at midnight', '2026-03-27T09:00Z', berlin({ handlingDays: 2, transitDays: 0, workdays: [5, 6, 7] }), {}, '2026-03-29T21:59:59.999Z', '2026-03-29T21:59:59.999Z'],
  ['transit over the change to summer time ends at midnight too', '2026-03-27T09:00Z', berlin({ handlingDays: 0, transitDays: 4 }), {}, '2026-03-27T22:59:59.999Z', '2026-03-31T21:59:59.999Z'],
  ['and over the change back', '2026-10-23T09:00Z', berlin({ handlingDays: 0, transitDays: 4 }), {}, '2026-10-23T21:59:59.999Z', '2026-10-27T22:59:59.999Z'],
  ['a cut-off in the hour that does not exist', '2026-03-29T01:05Z', berlin({ ...now, workdays: everyDay, cutOffMinute: 150 }), {}, '2026-03-30T21:59:59.999Z', '2026-03-30T21:59:59.999Z'],
  ['half-hour zones', '2026-03-02T08:00Z', { timeZone: 'Asia/Kolkata', settings: now }, {}, '2026-03-02T18:29:59.999Z', '2026-03-02T18:29:59.999Z'],
  ['beyond the date line Sunday evening in London is Monday morning', '2026-03-01T19:00Z', { timeZone: 'Pacific/Auckland', settings: now }, {}, '2026-03-02T10:59:59.999Z', '2026-03-02T10:59:59.999Z'],
  ['no working day set counts as the usual ones', '2026-03-07T09:00Z', utc({ workdays: [], handlingDays: 0 }), {}, '2026-03-09T23:59:59.999Z', '2026-03-12T23:59:59.999Z'],
  ['an unknown zone counts as UTC', '2026-03-02T09:00Z', { timeZone: 'Nowhere/Land', settings: {} }, {}, '2026-03-03T23:59:59.999Z', '2026-03-06T23:59:59.999Z'],
  ['holidays at the year’s end: Christmas on a Friday, New Year on a Friday', '2026-12-24T15:00Z', utc({ handlingDays: 1, transitDays: 2, holidays: ['2026-12-25', '2026-12-31', '2027-01-01'] }), {}, '2026-12-29T23:59:59.999Z', '2026-12-31T23:59:59.999Z'],
  ['a holiday between counted day and the day it leaves', '2026-12-30T09:00Z', utc({ handlingDays: 1, transitDays: 0, holidays: ['2026-12-31', '2027-01-01'] }), {}, '2027-01-04T23:59:59.999Z', '2027-01-04T23:59:59.999Z'],
  ['a holiday is the location’s own day: 31 December in Auckland begins on the 30th in London', '2026-12-30T12:00Z', { timeZone: 'Pacific/Auckland', settings: { ...now, holidays: ['2026-12-31', '2027-01-01'] } }, {}, '2027-01-04T10:59:59.999Z', '2027-01-04T10:59:59.999Z'],
  ['a full day pushes to the next', '2026-03-02T09:00Z', utc({ ...now, capacityPerDay: 40 }), load({ '2026-03-02': 40 }), '2026-03-03T23:59:59.999Z', '2026-03-03T23:59:59.999Z'],
  ['one place left is room', '2026-03-02T09:00Z', utc({ ...now, capacityPerDay: 40 }), load({ '2026-03-02': 39 }), '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
  ['full days run over the weekend', '2026-03-05T09:00Z', utc({ ...now, capacityPerDay: 2 }), load({ '2026-03-05': 2, '2026-03-06': 5 }), '2026-03-09T23:59:59.999Z', '2026-03-09T23:59:59.999Z'],
  ['without a capacity as many as come', '2026-03-02T09:00Z', utc(now), load({ '2026-03-02': 9999 }), '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
  ['goods expected on Thursday morning are handled from then on', '2026-03-02T09:00Z', utc({ handlingDays: 1, transitDays: 1 }), { goodsAt: moment('2026-03-05T08:00Z') }, '2026-03-06T23:59:59.999Z', '2026-03-07T23:59:59.999Z'],
  ['goods that should be here already count from now', '2026-03-02T09:00Z', utc({ handlingDays: 0, transitDays: 1 }), { goodsAt: moment('2026-02-20T08:00Z') }, '2026-03-02T23:59:59.999Z', '2026-03-03T23:59:59.999Z'],
  ['not before a day: handled until then, leaves on it', '2026-03-02T09:00Z', utc({ handlingDays: 1, transitDays: 1 }), { notBefore: moment('2026-03-11T20:00Z') }, '2026-03-11T23:59:59.999Z', '2026-03-12T23:59:59.999Z'],
  ['not before a Saturday leaves on Monday', '2026-03-02T09:00Z', utc(now), { notBefore: moment('2026-03-07T00:00Z') }, '2026-03-09T23:59:59.999Z', '2026-03-09T23:59:59.999Z'],
  ['not before a day that has passed says nothing', '2026-03-02T09:00Z', utc(now), { notBefore: moment('2026-01-07T00:00Z') }, '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
  ['the carrier’s days come from the method and its zone', '2026-03-02T09:00Z', utc({ handlingDays: 0, transitDays: 9 }), by(1), '2026-03-02T23:59:59.999Z', '2026-03-03T23:59:59.999Z'],
]; // biome-ignore format: a table

for (const [name, at, calendar, terms, shipBy, promisedAt] of cases)
  test(name, () => {
    const promise = promiseFrom(moment(at), calendar, terms);
    assert.ok(promise);
    assert.deepEqual([promise.shipBy.toISOString(), promise.promisedAt.toISOString()], [shipBy, promisedAt]);
    assert.deepEqual(promiseAgain(promise.basis), promise);
  });

test('the basis names what decided: counted day, cut-off, holidays, full days, method and zone', () => {
  const settings = {
    cutOffMinute: 720,
    handlingDays: 0,
    holidays: ['2026-03-03', '2026-05-01'],
    capacityPerDay: 1,
  };
  const promise = promiseFrom(moment('2026-03-02T12:00Z'), utc(settings), {
    ...load({ '2026-03-04': 1 }),
    ...by(2),
  });
  assert.deepEqual(promise?.basis, {
    from: '2026-03-02T12:00:00.000Z',
    day: '2026-03-04',
    timeZone: 'UTC',
    cutOffMinute: 720,
    handlingDays: 0,
    workdays: [1, 2, 3, 4, 5],
    holidays: ['2026-03-03'],
    fullDays: ['2026-03-04'],
    leaves: '2026-03-05',
    method: 'express',
    zone: 'DE',
    transitDays: 2,
  } satisfies PromiseBasis);
});

test('a calendar without a free day promises nothing, and ends', () => {
  const closed = Array.from({ length: 2000 }, (_, i) =>
    new Date(Date.UTC(2026, 2, 1 + i)).toISOString().slice(0, 10),
  );
  assert.equal(promiseFrom(moment('2026-03-02T09:00Z'), utc({ holidays: closed })), null);
  assert.equal(promiseFrom(moment('2026-03-02T09:00Z'), utc({ ...now, capacityPerDay: 0 })), null);
});

test('whatever the calendar: it leaves on a free working day, never before it could, and the basis makes it again', () => {
  const day = fc
    .integer({ min: 0, max: 60 })
    .map((n) => new Date(Date.UTC(2026, 11, 1 + n)).toISOString().slice(0, 10));
  const when = fc.date({ min: new Date('2026-11-20'), max: new Date('2027-04-20'), noInvalidDate: true });
  fc.assert(
    fc.property(
      when,
      fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu'),
      fc.record({
        cutOffMinute: fc.integer({ min: 0, max: 1440 }),
        handlingDays: fc.integer({ min: 0, max: 5 }),
        transitDays: fc.integer({ min: 0, max: 9 }),
        workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        holidays: fc.uniqueArray(day, { maxLength: 12 }),
        capacityPerDay: fc.integer({ min: 1, max: 3 }),
      }),
      fc.dictionary(day, fc.integer({ min: 0, max: 4 })),
      fc.option(when),
      fc.option(when),
      (at, timeZone, settings, loads, notBefore, goodsAt) => {
        const terms = { ...load(loads), notBefore, goodsAt };
        const promise = promiseFrom(at, { timeZone, settings }, terms);
        assert.ok(promise);
        const { leaves } = promise.basis;
        assert.ok(isWorkday(Date.parse(leaves) / 86_400_000, settings));
        assert.ok((loads[leaves] ?? 0) < settings.capacityPerDay);
        for (const earliest of [at, notBefore, goodsAt]) assert.ok(!earliest || promise.shipBy >= earliest);
        assert.ok(promise.promisedAt >= promise.shipBy);
        assert.deepEqual(promiseAgain(promise.basis), promise);
      },
    ),
  );
});
