import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DEFECTS } from './defects.ts'

/** `npm run teeth` plants them; here is only watched that they can still be planted, so that the registry cannot rot. */
describe('the planted defects', () => {
  test.each(DEFECTS)('$promise: $name', ({ file, from, to, test: checker, title }) => {
    expect(readFileSync(file, 'utf8').split(from), `${file} says it exactly once: ${from}`).toHaveLength(2)
    expect(to).not.toBe(from)
    expect(existsSync(checker), checker).toBe(true)
    const text = readFileSync(checker, 'utf8')
    const isMadeOfRows = text.includes('test.each(')
    expect(isMadeOfRows || text.includes(title), `${checker} has a test “${title}”`).toBe(true)
  })

  test('break every promise of the first quick form, and the parts that were asked for, each in several ways', () => {
    const ways = Map.groupBy(DEFECTS, ({ promise }) => promise)
    const wanted = [
      'P1',
      'P3',
      'P6',
      'P12',
      'P22',
      'P23',
      'P24',
      'P25',
      'P5',
      'clocks',
      'law',
      'chain',
      'batch',
    ]
    for (const promise of [...wanted, 'papers', 'sessions', 'query code', 'files'])
      expect(ways.get(promise)?.length ?? 0, promise).toBeGreaterThanOrEqual(promise === 'P24' ? 1 : 2)
  })

  test('are each another one', () => {
    expect(new Set(DEFECTS.map(({ name, test: checker }) => `${name} ${checker}`)).size).toBe(DEFECTS.length)
    expect(
      new Set(DEFECTS.map(({ file, from, to, test: checker }) => [file, from, to, checker].join())).size,
    ).toBe(DEFECTS.length)
  })
})
