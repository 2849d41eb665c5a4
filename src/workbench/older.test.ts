import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

/** A browser of its own from which everything is taken that an old one lacks, and to which ours is given. */
const LISTS = ['at', 'findLast', 'toReversed', 'toSorted'] as const
const browser = createContext({})
const TAKEN = [...LISTS.map((name) => `Array.prototype.${name}`), 'Object.hasOwn']
runInContext(TAKEN.map((name) => `delete ${name}`).join('\n'), browser)
const lacking = TAKEN.map((name) => runInContext(`typeof ${name}`, browser) as string)
runInContext(stripTypeScriptTypes(readFileSync('src/workbench/older.ts', 'utf8')), browser)

type Given = (...given: unknown[]) => unknown
const there = (name: string) => runInContext(name, browser) as Given
const older = {
  ...(Object.fromEntries(LISTS.map((name) => [name, there(`Array.prototype.${name}`)])) as Record<
    (typeof LISTS)[number],
    Given
  >),
  hasOwn: there('Object.hasOwn'),
}
const natives = { ...(Array.prototype as unknown as typeof older), hasOwn: Object.hasOwn as Given }
for (const name of LISTS) natives[name] = (Array.prototype as unknown as typeof older)[name]

const list = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12 })

describe('what an older browser is given', () => {
  test('is there, and was really ours', () => {
    expect(lacking).toEqual(TAKEN.map(() => 'undefined'))
    for (const name of TAKEN) expect(there(name), name).toBeTypeOf('function')
  })

  test('at: from the front and from the back', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -15, max: 15 }), (items, n) => {
        expect(older.at.call(items, n)).toBe(natives.at.call(items, n))
      }),
    )
  })

  test('findLast: the last that fits, told its place', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -9, max: 9 }), (items, wanted) => {
        const fits = (one: unknown, n: unknown) => (one as number) <= wanted && (n as number) % 2 === 0
        expect(older.findLast.call(items, fits)).toBe(natives.findLast.call(items, fits))
      }),
    )
  })

  test('toReversed and toSorted: another list, the first as it was', () => {
    fc.assert(
      fc.property(list, (items) => {
        const before = [...items]
        const order = (a: unknown, b: unknown) => (a as number) - (b as number)
        expect(older.toReversed.call(items)).toEqual(natives.toReversed.call(items))
        expect(older.toSorted.call(items, order)).toEqual(natives.toSorted.call(items, order))
        expect(older.toSorted.call(items)).toEqual(natives.toSorted.call(items))
        expect(items).toEqual(before)
      }),
    )
  })

  test('hasOwn: what an object has itself, also one without any prototype', () => {
    const bare = Object.assign(Object.create(null), { a: 1 }) as object
    for (const [of, name] of [
      [{ a: undefined }, 'a'],
      [{}, 'toString'],
      [bare, 'a'],
      [bare, 'b'],
      [[7], 'length'],
      [[7], 0],
    ] as const)
      expect(older.hasOwn(of, name), String(name)).toBe(natives.hasOwn(of, name))
  })

  test('nothing is put over what is there already, and nothing is listed by a loop', () => {
    const fresh = createContext({})
    const before = TAKEN.map((name) => runInContext(name, fresh))
    runInContext(stripTypeScriptTypes(readFileSync('src/workbench/older.ts', 'utf8')), fresh)
    expect(TAKEN.map((name) => runInContext(name, fresh))).toEqual(before)
    expect(
      runInContext(
        '(() => { const seen = []; for (const name in [7]) seen.push(name); return seen.join() })()',
        browser,
      ),
    ).toBe('0')
  })
})
