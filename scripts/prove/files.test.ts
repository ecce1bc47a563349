import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { promiseFiles } from './files';

test('every promise has its short form in npm test', () => {
  const files = promiseFiles().map(({ file }) => file);
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter((file) => !existsSync(file.replace(/\.ts$/, '.test.ts'))),
    [],
  );
});
