import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { capture, type Environment } from '../launch/processes';
import { step } from '../launch/say';

const named = ['CHROMIUM_PATH', 'PLAYWRIGHT_CHROMIUM'];
const installed = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium that starts: of the environment, of the system, of Playwright, or installed now. */
export async function findChromium(env: Environment): Promise<string | undefined> {
  for (const name of named) if (env[name]) return starts(env[name]) ? env[name] : refuse(name, env[name]);
  return (
    ofSystem() ??
    own() ??
    (await step('Installing Chromium through Playwright', () => fromPlaywright(env))) ??
    (await fromDebian()) ??
    missing()
  );
}

function ofSystem() {
  const places = (process.env.PATH ?? '').split(path.delimiter);
  return installed
    .flatMap((name) => places.map((place) => path.resolve(place, name)))
    .find((file) => existsSync(file) && starts(file));
}

function starts(browser: string) {
  return spawnSync(browser, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function own() {
  const browser = chromium.executablePath();
  return existsSync(browser) && starts(browser) ? browser : undefined;
}

async function fromPlaywright(env: Environment) {
  await capture(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], env, 300_000);
  return own();
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  return step('Installing Chromium with apt-get', async () => {
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    return ofSystem();
  });
}

function refuse(name: string, browser: string) {
  console.log(`${name} is ${browser}, which does not start.`);
  return undefined;
}

function missing() {
  console.log(
    'No Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run npm test again.',
  );
  return undefined;
}
