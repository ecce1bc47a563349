import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promiseFrom } from './promise';

const cases: [name: string, at: string, calendar: Parameters<typeof promiseFrom>[1], shipBy: string, promised: string][] = [
  ['Monday morning leaves on Tuesday', '2026-03-02T09:00Z', { timeZone: 'UTC', settings: {} }, '2026-03-03T23:59:59.999Z', '2026-03-06T23:59:59.999Z'],
  ['from the cut-off on it counts for the next day', '2026-03-02T14:00Z', { timeZone: 'UTC', settings: {} }, '2026-03-04T23:59:59.999Z', '2026-03-07T23:59:59.999Z'],
  ['Friday evening leaves on Tuesday', '2026-03-06T18:00Z', { timeZone: 'UTC', settings: {} }, '2026-03-10T23:59:59.999Z', '2026-03-13T23:59:59.999Z'],
  ['no handling: the same day', '2026-03-02T09:00Z', { timeZone: 'UTC', settings: { handlingDays: 0, transitDays: 0 } }, '2026-03-02T23:59:59.999Z', '2026-03-02T23:59:59.999Z'],
  ['the cut-off is local: 13:30 UTC is half past two in Berlin', '2026-03-02T13:30Z', { timeZone: 'Europe/Berlin', settings: { handlingDays: 0, transitDays: 1 } }, '2026-03-03T22:59:59.999Z', '2026-03-04T22:59:59.999Z'],
  ['over the change to summer time a day still ends at midnight', '2026-03-27T09:00Z', { timeZone: 'Europe/Berlin', settings: { handlingDays: 2, transitDays: 0, workdays: [5, 6, 7] } }, '2026-03-29T21:59:59.999Z', '2026-03-29T21:59:59.999Z'],
  ['half-hour zones', '2026-03-02T08:00Z', { timeZone: 'Asia/Kolkata', settings: { handlingDays: 0, transitDays: 0 } }, '2026-03-02T18:29:59.999Z', '2026-03-02T18:29:59.999Z'],
  ['no working day set counts as the usual ones', '2026-03-07T09:00Z', { timeZone: 'UTC', settings: { workdays: [], handlingDays: 0 } }, '2026-03-09T23:59:59.999Z', '2026-03-12T23:59:59.999Z'],
  ['an unknown zone counts as UTC', '2026-03-02T09:00Z', { timeZone: 'Nowhere/Land', settings: {} }, '2026-03-03T23:59:59.999Z', '2026-03-06T23:59:59.999Z'],
]; // biome-ignore format: a table

for (const [name, at, calendar, shipBy, promised] of cases)
  test(name, () => {
    const promise = promiseFrom(new Date(at.replace('Z', ':00.000Z')), calendar);
    assert.deepEqual([promise.shipBy.toISOString(), promise.promisedAt.toISOString()], [shipBy, promised]);
  });
