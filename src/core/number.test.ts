import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, dayNumber, dayOf } from './day.ts'
import {
  caseNumber,
  documentNumber,
  findCaseNumberParts,
  findTypedCaseNumber,
  findTypedQueryCode,
  groupCaseNumber,
  groupQueryCode,
  QUERY_ALPHABET,
  queryCode,
} from './number.ts'

const ITEM = '1162082601434877XF4000115001000'
const on = day('2026-09-18')

describe('case numbers (办件编号)', () => {
  test('are implementation code, day and serial: 43 characters', () => {
    expect(caseNumber(ITEM, on, 1)).toBe('1162082601434877XF4000115001000202609180001')
    expect(caseNumber(ITEM, on, 1)).toHaveLength(43)
  })

  test('grow to five digits after 9,999 of one day', () => {
    expect(caseNumber(ITEM, on, 9_999)).toBe(`${ITEM}202609189999`)
    expect(caseNumber(ITEM, on, 10_000)).toBe(`${ITEM}2026091810000`)
    expect(caseNumber(ITEM, on, 10_000)).toHaveLength(44)
  })

  test('say what they are made of, and nothing else is one', () => {
    const [first, last] = [dayNumber(day('2018-01-01')), dayNumber(day('2060-12-31'))]
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 99_999 }), (n, serial) => {
        const number = caseNumber(ITEM, dayOf(n), serial)
        expect(findCaseNumberParts(number)).toEqual({ implementationCode: ITEM, on: dayOf(n), serial })
      }),
    )
    for (const none of [
      `${ITEM}202602300001`, // no such day
      `${ITEM}202609180000`, // no serial zero
      `${ITEM}2026091800001`, // a serial has no superfluous zero
      `${ITEM}20260918001`,
      `${ITEM.slice(1)}202609180001`,
      `${ITEM.toLowerCase()}202609180001`,
      '',
    ])
      expect(findCaseNumberParts(none), none).toBeUndefined()
  })

  test('cannot be made of something else', () => {
    expect(() => caseNumber(ITEM.slice(1), on, 1)).toThrow(TypeError)
    expect(() => caseNumber(ITEM, on, 0)).toThrow(TypeError)
    expect(() => caseNumber(ITEM, on, 1.5)).toThrow(TypeError)
  })

  test('are read aloud in groups and understood however they are typed', () => {
    const number = caseNumber(ITEM, on, 12)
    expect(groupCaseNumber(number)).toBe('1162082601434877XF 4000115001000 20260918 0012')
    expect(findTypedCaseNumber(groupCaseNumber(number))).toBe(number)
    expect(findTypedCaseNumber(number.toLowerCase())).toBe(number)
    expect(
      findTypedCaseNumber('１１６２０８２６０１４３４８７７ＸＦ－４０００１１５００１０００　20260918-0012'),
    ).toBe(number)
    expect(findTypedCaseNumber(number.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(number)
    expect(findTypedCaseNumber('我的办件')).toBeUndefined()
    expect(findTypedCaseNumber('')).toBeUndefined()
  })
})

describe('document numbers (文书编号)', () => {
  test('name organ, kind, year and a serial of five digits', () => {
    expect(documentNumber('静政服', '受', 2026, 12)).toBe('静政服受〔2026〕00012号')
    expect(documentNumber('静政服', '补', 2026, 123_456)).toBe('静政服补〔2026〕123456号')
    expect(() => documentNumber('静政服', '受', 2026, 0)).toThrow(TypeError)
  })
})

describe('query codes (查询码)', () => {
  const bytes = (...values: number[]) => {
    const rest = values.values()
    return () => rest.next().value ?? 0
  }

  test('are ten characters, none of which looks like another', () => {
    const alike = ['0ODQ', '1IL', '2Z', '5S', '6G', '8B', 'UV']
    for (const group of alike)
      expect([...group].filter((c) => QUERY_ALPHABET.includes(c)).length, group).toBeLessThanOrEqual(1)
    expect(new Set(QUERY_ALPHABET).size).toBe(23)
    expect(queryCode(bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toBe('23456789AC')
  })

  test('use every character equally often: bytes beyond the last full round are thrown away', () => {
    expect(queryCode(bytes(255, 254, 253, 252, 22, 0, 0, 0, 0, 0, 0, 0, 0))).toBe('YY22222222')
    const seen = new Map<string, number>()
    for (let b = 0; b < 253; b += 1) {
      const character = queryCode(() => b).charAt(0)
      seen.set(character, (seen.get(character) ?? 0) + 1)
    }
    expect(new Set(seen.values())).toEqual(new Set([11]))
  })

  test('are grouped for reading aloud and understood however they are typed', () => {
    expect(groupQueryCode('K7M4PX29RT')).toBe('K7M4 PX2 9RT')
    for (const typed of [
      'K7M4PX29RT',
      'k7m4 px2 9rt',
      ' Ｋ７Ｍ４-ＰＸ２-９ＲＴ ',
      'K7M4·PXZ·9RT',
      'k7m4\u3000pxz 9rt',
    ])
      expect(findTypedQueryCode(typed), typed).toBe('K7M4PX29RT')
    expect(findTypedQueryCode('ASGBACEFHJ')).toBe('A568ACEFHJ')
  })

  test('are not guessed where what was typed may mean two things', () => {
    for (const typed of [
      'K7M4PX29R0',
      'K7M4PX29RO',
      'K7M4PX29R1',
      'K7M4PX29RI',
      'K7M4PX29RL',
      'K7M4PX29R',
      '',
    ])
      expect(findTypedQueryCode(typed), typed).toBeUndefined()
  })
})
