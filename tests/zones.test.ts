import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/**
 * P17: a day is a day, wherever the process believes to be. The zones are those in which summer time of the 1980s, a
 * skipped day (Apia, 2011-12-30) and midnights that do not exist (São Paulo) have broken other systems.
 */
const ZONES = ['Asia/Shanghai', 'UTC', 'America/Sao_Paulo', 'Pacific/Apia']
const SUITE = [
  'src/core/day.test.ts',
  'src/core/clock.test.ts',
  'src/core/calendar.test.ts',
  'src/core/case/clocks.test.ts',
  'src/core/case/account.test.ts',
]
/** But not the package we are compared with: west of Greenwich chinese-days takes every Saturday for a working day. */
const OURS = '^(?!.*(agrees with two independent packages|would not agree))'
const ROOT = join(import.meta.dirname, '..')

test.each(ZONES)('the clocks say the same days in %s', { timeout: 60_000 }, async (zone) => {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', TZ: zone }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--project', 'core', '-t', OURS, ...SUITE],
    { cwd: ROOT, env },
  ) // a test that fails fails the process, and this one with it
  const passed = Number(/Tests +(\d+) passed/.exec(stdout)?.[1])
  expect(passed).toBeGreaterThan(100)
})
