import { defineConfig } from '@playwright/test';

/** `npm test` sets the address, the browser and the report; to run one file against `npm start`, set the first two. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.WAYBILL_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.WAYBILL_E2E_REPORT }]]
    : 'list',
  use: {
    baseURL: process.env.WAYBILL_E2E_URL ?? 'http://localhost:3000',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
});
