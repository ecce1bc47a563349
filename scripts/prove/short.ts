import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import type { Prove } from './promise';
import { table } from './table';

/** The short form as a test of `npm test`: red when a promise breaks, or when nothing was tried at all. */
export function keeps(prove: Prove) {
  test('the promise is kept', async () => {
    const rows = await prove({ short: true, seed: 1, say() {} });
    assert.ok(rows.length > 0);
    assert.ok(
      rows.every(({ ok }) => ok),
      table(rows).join('\n'),
    );
  });
  after(closeDb);
}
