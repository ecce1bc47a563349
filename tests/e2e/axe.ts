import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { default as axe, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What of the page, or of a part of it, breaks WCAG 2.2 AA: all rules in light, then the colors once more in dark. */
export async function barriersOf(page: Page, part = 'html'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.evaluate(source);
  const light = await run(page, part, { runOnly: levels });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await run(page, part, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  return [...light, ...dark.map((barrier) => `dark: ${barrier}`)];
}

async function run(page: Page, part: string, options: RunOptions) {
  const { violations } = await page.evaluate(
    ([where, how]) => (globalThis as unknown as { axe: typeof axe }).axe.run(where, how),
    [part, { resultTypes: ['violations'], ...options }] as [string, RunOptions],
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}
