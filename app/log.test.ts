import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { faultOf, requestIdOf } from './log';

test('a well-formed id of the caller is kept, anything else is replaced', () => {
  const id = '0b6e4a52-8a7b-4a54-b7c4-6ad2c1c8f0aa';
  assert.equal(requestIdOf(id), id);
  for (const given of [null, '', 'short', 'x'.repeat(65), 'two words', 'ada@example.com', '{"a":1,"b":22}'])
    assert.match(requestIdOf(given), /^[0-9a-f-]{36}$/);
});

test('an error is logged by its place and codes, never by its words', () => {
  const cause = Object.assign(new Error('Key (email)=(ada@example.com) exists'), {
    code: '23505',
    constraint_name: 'staff_email',
    detail: 'ada@example.com',
  });
  const fault = faultOf(new Error('Failed query: select\nparams: ada@example.com', { cause }));
  assert.equal(JSON.stringify(fault).includes('ada@'), false);
  assert.deepEqual([fault.cause?.code, fault.cause?.constraint], ['23505', 'staff_email']);
  assert.match(fault.at[0] ?? '', /^at .*log\.test\.ts/);
  assert.deepEqual(faultOf('ada@example.com'), { type: 'string', at: [] });
});

test('who reads the log may go: the process can still end', async () => {
  const script = `const { log } = await import('./app/log');
    process.stdin.once('data', () => { log.info('one'); log.info('two'); process.exit(0); });
    process.stderr.write('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: 'pipe',
  });
  const ended = once(child, 'exit');
  await once(child.stderr, 'data');
  child.stdout.destroy();
  child.stdin.write('end');
  const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  assert.deepEqual(await ended, [0, null]);
  clearTimeout(patience);
});
