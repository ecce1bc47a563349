import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
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

/** Opens each page, does what it takes, and answers every barrier with the place where it was met. */
export function walk(page: Page) {
  const met: string[] = [];
  const look = async (where: string, part?: string) => {
    await expect(page.locator('h1').first()).toBeAttached();
    // A page that came without a load gets its title a moment after its heading.
    await expect(page).toHaveTitle(/./);
    met.push(...(await barriersOf(page, part)).map((barrier) => `${where}: ${barrier}`));
  };
  return {
    met,
    look,
    async open(path: string) {
      await page.goto(path);
      await look(path);
    },
    async press(button: string | RegExp, reads?: string) {
      const dialog = page.getByRole('dialog');
      await page.getByRole('button', { name: button }).filter({ visible: true }).first().click();
      await expect(dialog).toContainText(reads ?? /./);
      await look(`${button}`, '[role=dialog]');
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    },
  };
}
