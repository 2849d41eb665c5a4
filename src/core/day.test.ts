import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  dayInChina,
  dayNumber,
  dayOf,
  daysBetween,
  findDay,
  isWeekend,
  weekdayOf,
  yearOf,
} from './day.ts'

const utc = (text: string) => new Date(`${text}T00:00:00Z`)
const someDay = fc
  .integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(day('2199-12-31')) })
  .map(dayOf)

describe('a day', () => {
  test('is a real date, written in one way only', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '1900-02-29'])
      expect(findDay(text)).toBeUndefined()
    for (const text of ['2026-2-03', ' 2026-02-03', '2026-02-03T00:00:00Z', '20260203', '２０２６-02-03', ''])
      expect(findDay(text)).toBeUndefined()
    for (const text of ['2024-02-29', '2000-02-29', '2028-02-29', '2038-01-19', '9999-12-31', '0001-01-01'])
      expect(findDay(text)).toBe(text)
  })

  test('that is none is a defect of ours', () => {
    expect(() => day('2026-02-30')).toThrow(TypeError)
    expect(() => dayOf(Number.NaN)).toThrow(TypeError)
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(TypeError)
  })

  test('agrees with an independent calendar on number, weekday and spelling, from 1900 to 2199', () => {
    const [first, last] = [dayNumber(day('1900-01-01')), dayNumber(day('2199-12-31'))]
    for (let n = first; n <= last; n += 1) {
      const date = new Date(n * 86_400_000)
      const d = dayOf(n)
      if (d !== date.toISOString().slice(0, 10)) throw new Error(`${n} is spelt ${d}`)
      if (dayNumber(d) !== n || weekdayOf(d) !== date.getUTCDay()) throw new Error(`${d} is counted wrong`)
    }
  })

  test('that a year counts from, in a leap year too, keeps its distance', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2)
    expect(daysBetween(day('2026-03-01'), day('2026-02-28'))).toBe(-1)
    expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01')
    expect(yearOf(day('2026-12-31'))).toBe(2026)
    fc.assert(
      fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (d, days) => {
        expect(daysBetween(d, addDays(d, days))).toBe(days)
        expect(utc(addDays(d, days)).getTime() - utc(d).getTime()).toBe(days * 86_400_000)
      }),
    )
  })

  test('compares as text in the order of time', () => {
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b))
      }),
    )
  })

  test('rests on Saturday and Sunday', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((d) => isWeekend(day(d)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('Civil Code art. 202: months', () => {
  test('end on the same date, or on the last of a month that lacks it', () => {
    expect(addMonths(day('2026-01-15'), 1)).toBe('2026-02-15')
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(day('2026-08-31'), 6)).toBe('2027-02-28')
    expect(addMonths(day('2026-12-01'), 1)).toBe('2027-01-01')
    expect(addMonths(day('2026-03-31'), 0)).toBe('2026-03-31')
  })
})

describe('the day in China', () => {
  test('begins at 16:00 UTC of the day before', () => {
    expect(dayInChina(Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
    expect(dayInChina(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(dayInChina(Date.parse('2038-01-19T03:14:08Z'))).toBe('2038-01-19')
  })
})
