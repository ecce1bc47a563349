import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { system } from '@/lib/staff/permissions';
import { invariants } from './invariants';

process.env.DATABASE_POOL = '1';
const { closeDb } = await import('@/db');
const { runDoctor } = await import('./run-doctor');

after(closeDb);

test('a process with a single connection asks everything over it', async () => {
  const findings = await runDoctor(system('test'), new Date('2026-03-02T09:00:00Z'));
  assert.equal(findings.length, invariants.length);
});
