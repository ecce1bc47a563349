import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (file: string) => readFileSync(file, 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');

test('every path that the image is built of exists, and is let into the build', () => {
  const copied = dockerfile
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));
  assert.ok(copied.length > 10);
  const allowed = read('.dockerignore').split('\n');
  for (const path of copied) {
    assert.ok(existsSync(path), `${path} does not exist`);
    assert.ok(allowed.includes(`!${path}`), `.dockerignore keeps ${path} out`);
  }
});

test('what the sources import at the root is in the image', () => {
  const copied = dockerfile.filter((line) => line.startsWith('COPY ')).join(' ');
  for (const folder of ['app', 'components', 'db', 'emails', 'inngest', 'lib', 'public'])
    assert.match(copied, new RegExp(` ${folder} `));
  for (const file of [
    'instrumentation.ts',
    'proxy.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'tsconfig.json',
  ])
    assert.ok(copied.includes(` ${file} `), `${file} is missing`);
});

test('the image is no root, and SIGTERM reaches the app', () => {
  assert.ok(dockerfile.includes('USER node'));
  assert.ok(dockerfile.includes('CMD ["node", "server.js"]'));
  assert.match(dockerfile.join('\n'), /NEXT_MANUAL_SIG_HANDLE=true/);
});

test('what compose asks for is documented, and every variable of the app is one that the app reads', () => {
  const compose = read('compose.yaml');
  const asked = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name);
  const header = compose.slice(0, compose.indexOf('name: waybill'));
  for (const name of new Set(asked)) assert.ok(header.includes(name ?? ''), `${name} is not explained`);
  for (const service of ['app-1', 'app-2', 'postgres', 'inngest', 'redis', 'migrate'])
    assert.match(compose, new RegExp(`^  ${service}:$`, 'm'));
  assert.match(compose, /--appendonly", "yes"/);
});
