import { expect, test } from 'vitest'
import { assertRating, INDICATORS, indicatorsFor, isBad } from './rating.ts'

test('forty indicators in five levels of eight, three of each fixed nationally', () => {
  expect(INDICATORS).toHaveLength(40)
  for (const stars of [1, 2, 3, 4, 5] as const) {
    expect(indicatorsFor(stars)).toHaveLength(8)
    expect(indicatorsFor(stars).filter(({ base }) => base)).toHaveLength(3)
    expect(indicatorsFor(stars).every(({ code }) => code.startsWith(String(stars)))).toBe(true)
  }
})

test('a bad rating needs a detail reason or words of its own', () => {
  expect(() => assertRating({ stars: 2, details: [], text: ' ' })).toThrow('请选择具体原因')
  assertRating({ stars: 2, details: ['213'], text: '' })
  assertRating({ stars: 1, details: [], text: '等了一上午' })
  assertRating({ stars: 3, details: [], text: '' })
  expect([5, 4, 3, 2, 1].map((stars) => isBad({ stars: stars as 1 }))).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

test('a detail belongs to the level it is given with', () => {
  expect(() => assertRating({ stars: 5, details: ['213'], text: '' })).toThrow()
})

test('150 characters, counted as people count them', () => {
  assertRating({ stars: 5, details: [], text: '𠮷'.repeat(150) })
  expect(() => assertRating({ stars: 5, details: [], text: '好'.repeat(151) })).toThrow('150')
})
