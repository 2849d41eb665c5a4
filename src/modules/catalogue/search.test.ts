import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type TestApp, testApp } from '../../../tests/app.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { indexOf, normalise, queriesOf } from './search.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ today: '2026-04-27' })
})
afterAll(() => app.close())

const SHIPPED = readdirSync('data/catalogue').map((file) => ({
  item: file.replace(/\.yaml$/, ''),
  guide: parse(readFileSync(`data/catalogue/${file}`, 'utf8')) as Guide,
}))

type Found = { items: { item: string; name: string; via?: string }[]; total: number }
/** The box on the page takes sixty characters. */
async function search(typed: string): Promise<Found> {
  const text = typed.slice(0, 60)
  const reply = await app.server.inject(`/api/items?text=${encodeURIComponent(text)}&size=50`)
  expect(reply.statusCode, text).toBe(200)
  return reply.json() as Found
}
const placeOf = async (item: string, text: string) =>
  (await search(text)).items.findIndex((found) => found.item === item) + 1

describe('every item is found', () => {
  test.each(SHIPPED.map(({ item, guide }) => [item, guide] as const))('%s', async (item, guide) => {
    const plain = guide.name.replace(/[（(][^）)]*[）)]/g, '')
    const spelt = pinyin(plain, { toneType: 'none', type: 'array', v: true })
    expect(await placeOf(item, guide.name), 'by its name').toBe(1)
    expect(await placeOf(item, plain), 'without what stands in brackets').toBeGreaterThan(0)
    expect(await placeOf(item, ` ${[...plain].join(' ')} `), 'with spaces anywhere').toBeGreaterThan(0)
    expect(await placeOf(item, spelt.join('')), 'as it sounds').toBeGreaterThan(0)
    expect(await placeOf(item, spelt.join(' ').toUpperCase()), 'in capitals').toBeGreaterThan(0)
    expect(await placeOf(item, spelt.map((one) => one[0]).join('')), 'by its initials').toBeGreaterThan(0)
    expect(await placeOf(item, `请问怎么办理${plain}？`), 'as people ask').toBeGreaterThan(0)
    expect(await placeOf(item, guide.baseCode), 'by its code').toBe(1)
    for (const word of guide.synonyms) {
      const place = await placeOf(item, word)
      expect(place, `by the everyday word ${word}`).toBeGreaterThan(0)
      expect(place, `${word} is not buried`).toBeLessThanOrEqual(5)
    }
  })
})

describe('what was typed', () => {
  test.each([
    ['ＡＢＣ１２３', 'abc123'],
    [' 食品 经营-许可 ', '食品经营许可'],
    ['（新办）', '新办'],
    ['lǜ', 'lǜ'],
    ['LÜ', 'lv'],
    ['！？…', ''],
    ['🙂开店', '开店'],
    ['㈱', '株'],
  ])('%j is read as %j', (typed, plain) => {
    expect(normalise(typed)).toBe(plain)
  })

  test('reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
    )
  })

  test.each([
    ['我想开个饭店要什么手续', '开饭店'],
    ['请问如何办理身份证', '身份证'],
    ['怎么给孩子上户口呢', '给孩子上户口'],
    ['我要', '我要'],
    ['办', '办'],
    ['什么', '什么'],
  ])('%s asks for %s', (typed, meant) => {
    expect(queriesOf(typed)[0]?.names).toBe(meant)
  })

  test.each(['', '   ', '！？', '🙂', '\u0000'.replace('\u0000', '…')])('%j asks for nothing', (typed) => {
    expect(queriesOf(typed)).toEqual([])
  })

  test('a code is looked up as it is: the base code alone, or at the end of a longer one', () => {
    const base = '000131010000'
    for (const typed of [base, `11620826013946720D4${base}`, `11620826013946720D4${base}01`])
      expect(queriesOf(typed)[0]?.near).toEqual([{ keys: [`c:${base}`], least: 1 }])
    expect(queriesOf('1234567890123')[0]?.near[0]?.keys).not.toContain('c:1234567890123')
  })

  test('is never longer than people search, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 2_000 }), (text) => {
        for (const { names, near, pieces } of queriesOf(text)) {
          expect([...names].length).toBeLessThanOrEqual(40)
          for (const { keys, least } of near) expect(least).toBeLessThanOrEqual(keys.length)
          expect(pieces.length).toBeLessThan(700)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('never breaks the search, and whatever is found says why', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('%', '_', '\\', "'", '|', '||', '"', ';--', '食|品', '食%品', '\\u98df'),
    )
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        const reply = await app.server.inject(`/api/items?text=${encodeURIComponent(text)}`)
        expect([200, 400], text).toContain(reply.statusCode)
        if (reply.statusCode === 400)
          expect(text === '' || text.includes('\u0000') || text.trim() === '').toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the index of an item', () => {
  test('holds its names, how they sound and how they begin, each between bars', () => {
    const {
      names,
      pinyin: sound,
      initials,
      keys,
    } = indexOf(['食品经营许可（新办）', '开饭店'], '000131010000')
    expect(names).toBe('|食品经营许可新办|食品经营许可|开饭店|')
    expect(sound).toContain('|shipinjingyingxuke|')
    expect(initials).toContain('|spjyxk|')
    expect(keys).toContain('c:000131010000')
    expect(keys).toContain('w:开饭店')
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has every key under which its own names are searched', () => {
    for (const { guide } of SHIPPED) {
      const names = [guide.name, ...guide.synonyms]
      const known = new Set(indexOf(names, guide.baseCode).keys)
      for (const name of names) {
        const [first] = queriesOf(name)
        const isFound = first?.near.some(
          ({ keys, least }) => keys.filter((key) => known.has(key)).length >= least,
        )
        expect(isFound || first?.pieces.some((piece) => known.has(piece)), name).toBe(true)
      }
    }
  })
})
