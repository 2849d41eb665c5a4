import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorkingDay } from './calendar.ts'
import { calendar } from './case/given.testing.ts'
import { addDays, day } from './day.ts'
import { dueAt, OFFICE_HOURS, type TimedClock } from './office-hours.ts'

const HOURS = OFFICE_HOURS
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString()
const clock = (
  from: string,
  count: number,
  unit: 'hour' | 'minute' = 'hour',
  pauses: TimedClock['pauses'] = [],
) => ({ startedAt: at(from), limit: { count, unit }, pauses }) satisfies TimedClock
const due = (...given: Parameters<typeof clock>) => dueAt(clock(...given), calendar, HOURS)

describe('limits in hours and minutes run in office hours of working days', () => {
  test.each([
    ['2026-04-20 09:00', 2, '2026-04-20 11:00'],
    ['2026-04-20 11:30', 2, '2026-04-20 16:00'], // over noon
    ['2026-04-20 17:00', 2, '2026-04-21 09:30'], // over night
    ['2026-04-24 17:30', 4, '2026-04-27 12:00'], // Friday to Monday
    ['2026-04-20 09:00', 3, '2026-04-20 12:00'], // due with the last minute of the morning
    ['2026-04-20 14:30', 3.5, '2026-04-20 18:00'], // and of the day
    ['2026-04-18 10:00', 1, '2026-04-20 09:30'], // handed in on Saturday
    ['2026-04-20 12:30', 1, '2026-04-20 15:30'], // at noon
    ['2026-04-30 17:00', 2, '2026-05-06 09:30'], // over the Labour Day holidays
    ['2026-05-08 17:00', 2, '2026-05-09 09:30'], // the make-up Saturday is worked
  ])('%s + %d hours: %s', (from, count, until) => {
    const minutes = Math.round(count * 60)
    expect(due(from, minutes, 'minute')).toBe(at(until))
  })

  test('a pause takes its office minutes and nothing else; an open one stops it; none ends before it begins', () => {
    const stop = (from: string, until?: string) => [{ from: at(from), until: until && at(until) }]
    expect(due('2026-04-20 09:00', 2, 'hour', stop('2026-04-20 10:00', '2026-04-20 10:30'))).toBe(
      at('2026-04-20 11:30'),
    )
    expect(due('2026-04-20 09:00', 2, 'hour', stop('2026-04-20 10:00', '2026-04-20 15:00'))).toBe(
      at('2026-04-20 16:00'),
    )
    expect(due('2026-04-20 09:00', 2, 'hour', stop('2026-04-20 10:00'))).toBeUndefined()
    expect(due('2026-04-20 09:00', 2, 'hour', stop('2026-04-20 11:00'))).toBe(at('2026-04-20 11:00'))
    expect(() => due('2026-04-20 09:00', 2, 'hour', stop('2026-04-20 10:00', '2026-04-20 09:30'))).toThrow(
      '不能早于',
    )
  })

  test('beyond the calendar it does not answer', () => {
    expect(() => due('2026-12-31 17:00', 2)).toThrow('工作日历')
  })

  test('counting one minute after the other says the same', () => {
    const minute = fc.integer({ min: 0, max: 40 * 24 * 60 })
    const instant = (n: number) =>
      new Date(Date.parse('2026-04-13T00:00:00+08:00') + n * 60_000).toISOString()
    // day after day from that midnight: whether people work on it
    const worked = Array.from({ length: 90 }, (_, n) => isWorkingDay(calendar, addDays(day('2026-04-13'), n)))
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 1, max: 1_200 }),
        fc.array(fc.tuple(minute, fc.nat(4_000)), { maxLength: 3 }),
        (start, count, stops) => {
          const pauses = stops.map(([from, length]) => ({
            from: instant(from),
            until: instant(from + length),
          }))
          let [n, left] = [start, count]
          while (left > 0) {
            const time = n % (24 * 60)
            const open = (time >= 510 && time < 720) || (time >= 870 && time < 1080)
            const paused = stops.some(([from, length]) => from <= n && n < from + length)
            if (worked[Math.floor(n / (24 * 60))] && open && !paused) left -= 1
            n += 1
          }
          expect(
            dueAt({ startedAt: instant(start), limit: { count, unit: 'minute' }, pauses }, calendar, HOURS),
          ).toBe(instant(n))
        },
      ),
      { numRuns: 200 },
    )
  })
})
