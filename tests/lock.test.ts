import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HOME } from '../src/platform/config.ts'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

test('the lock file names the programs of every system, so that `npm ci` accepts it on all of them', () => {
  const { packages } = JSON.parse(readFileSync(join(HOME, 'package-lock.json'), 'utf8')) as Lock
  const names = Object.keys(packages)
  const asked = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
  const missing = asked.filter((name) => !names.some((path) => path.endsWith(`node_modules/${name}`)))
  expect(missing, 'run: node scripts/complete-lock.mjs').toEqual([])
})
