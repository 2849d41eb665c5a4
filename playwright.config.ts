import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** `npm test` names a free port and an empty folder; alone, `playwright test` goes on with what the last run left. */
const { CHROMIUM = '/usr/bin/chromium', BROWSER_PORT = '18408' } = process.env
process.env.BROWSER_DATA ??= join(tmpdir(), 'onewindow-browser')
/** With BROWSER_URL a server that runs already is visited, and none is started. */
const { BROWSER_URL } = process.env
const address = BROWSER_URL ?? `http://127.0.0.1:${BROWSER_PORT}`

/** People in a browser, on the whole product with its demo city: citizens without script, staff with theirs. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  workers: 1, // one long day in one city: what one spec does the next may see
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'without script', testMatch: '**/*.nojs.spec.ts', use: { javaScriptEnabled: false } },
    {
      name: 'with script',
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/*.nojs.spec.ts', '**/screens.spec.ts'],
    },
    ...(process.env.SCREENS ? [{ name: 'screens', testMatch: '**/screens.spec.ts' }] : []),
  ],
  ...(BROWSER_URL ? {} : { webServer: product() }),
})

function product() {
  return {
    command: 'exec node scripts/start.mjs',
    url: `${address}/readyz`,
    env: {
      PORT: BROWSER_PORT,
      DATA_DIR: process.env.BROWSER_DATA ?? '',
      DEMO: '1',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      HOST: '',
    },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 30_000 },
  }
}
