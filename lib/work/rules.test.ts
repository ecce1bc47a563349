import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workWords } from './rules';

test('work is called by what happened, and a kind nobody has named is spelled out', () => {
  assert.deepEqual(workWords('late_order'), {
    word: 'Promise passed',
    about: 'Tell the customer a new date',
  });
  assert.deepEqual(workWords('parcel_stuck'), { word: 'parcel stuck', about: 'Look at it' });
});
