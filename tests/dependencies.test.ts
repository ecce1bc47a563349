import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import config from '@/next.config';

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
type Locked = {
  version?: string;
  optional?: boolean;
  hasInstallScript?: boolean;
  resolved?: string;
  link?: boolean;
};
const { packages } = read<{ packages: Record<string, Locked> }>('package-lock.json');
const minimum = read<Record<string, [version: string, why: string]>>('security/minimum-versions.json');
const { allowScripts } = read<{ allowScripts: Record<string, boolean> }>('package.json');

const nameOf = (place: string) => place.replace(/^.*node_modules\//, '');
const numbers = (version: string) => version.split(/[.-]/, 3).map(Number);
/** A version before a release is older than the release. */
function isBelow(version: string, least: string) {
  const [one, other] = [numbers(version), numbers(least)];
  for (let i = 0; i < 3; i++) if (one[i] !== other[i]) return (one[i] ?? 0) < (other[i] ?? 0);
  return version.includes('-') && !least.includes('-');
}

type Packages = Record<string, Locked>;
const tooOld = (locked: Packages) =>
  Object.entries(locked)
    .filter(([place, { version }]) => {
      const [least] = minimum[nameOf(place)] ?? [];
      return least && isBelow(version ?? '0', least);
    })
    .map(([place, { version }]) => `${place} ${version}`);
const notAllowed = (locked: Packages) =>
  Object.entries(locked)
    .filter(([place, { hasInstallScript }]) => hasInstallScript && allowScripts[nameOf(place)] !== true)
    .map(([place]) => place);

test('no package is older than its last hole, wherever it is installed', () => {
  assert.deepEqual(tooOld(packages), []);
  for (const name of Object.keys(minimum))
    assert.ok(packages[`node_modules/${name}`], `${name} has a minimum and is not installed`);

  const planted = (version: string, place = 'node_modules/next') => tooOld({ [place]: { version } });
  for (const old of ['16.4.5', '16.3.99', '15.9.9', '16.4.6-canary.3'])
    assert.equal(planted(old).length, 1, old);
  for (const fine of ['16.4.6', '16.4.10', '17.0.0']) assert.equal(planted(fine).length, 0, fine);
  assert.equal(planted('0.34.0', 'node_modules/next/node_modules/sharp').length, 1);
});

test('only packages on the list run scripts when they are installed', () => {
  assert.deepEqual(notAllowed(packages), []);
  assert.deepEqual(notAllowed({ 'node_modules/evil': { hasInstallScript: true } }), ['node_modules/evil']);
  const running = new Set(
    Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => nameOf(place)),
  );
  assert.deepEqual(
    Object.keys(allowScripts).filter((name) => !running.has(name)),
    [],
    'allowed and not needed',
  );
});

test('the lock file names no registry: packages come from where the installation says, checked by their hash', () => {
  const entries = Object.entries(packages).filter(([place]) => place !== '');
  assert.deepEqual(
    entries.filter(([, { resolved }]) => resolved).map(([place]) => place),
    [],
  );
  assert.deepEqual(
    entries
      .filter(([, entry]) => !entry.link && !entry.optional && !('integrity' in entry))
      .map(([place]) => place),
    [],
  );
});

test('the image optimizer is off', () => {
  assert.equal(config.images?.unoptimized, true);
});
