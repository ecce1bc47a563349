import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from './problem';

const failure = (code: string) =>
  new Error('Failed query', { cause: Object.assign(new Error('gone'), { code }) });

test('whoever tells first that the database went, the caller hears that the same request may be sent again', () => {
  for (const code of [
    'CONNECTION_LOST',
    'CONNECTION_CLOSED',
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    '57P01',
    '08006',
    '53300',
  ]) {
    const answer = problemOf(failure(code));
    assert.equal(answer.status, 503, code);
    assert.equal(answer.headers.get('retry-after'), '2', code);
  }
  assert.equal(problemOf(failure('42601')).status, 500);
});
