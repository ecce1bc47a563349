import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What of the page, as it stands, breaks WCAG 2.2 AA: all rules in light, then the colors once more in dark. */
export async function barriersOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(source);
  const light = await run(page, { runOnly: levels });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await run(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...light, ...dark.map((barrier) => `dark: ${barrier}`)];
}

async function run(page: Page, options: object) {
  const { violations } = await page.evaluate(
    (asked) => (globalThis as unknown as { axe: { run(what: object): Promise<AxeResults> } }).axe.run(asked),
    { resultTypes: ['violations'], ...options },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}
