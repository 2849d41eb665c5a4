import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar, readCalendarYears } from '../platform/calendar-files.ts'
import { type Calendar, calendarOf, natureOf } from './calendar.ts'
import type { CalendarYear } from './calendar-year.ts'
import { type Clock, due, explain, left, type Pause, used } from './clock.ts'
import { addDays, type Day, day, dayNumber, dayOf, daysBetween, isWeekend } from './day.ts'

const calendar = readCalendar()
const RUNS = { numRuns: 2_000 }

/** Starts in the covered years, far enough from their end for any limit and pause below. */
const start = fc.integer({ min: dayNumber(day('2018-01-01')), max: dayNumber(day('2025-06-30')) }).map(dayOf)
const limit = fc.record({
  count: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('workingDay' as const, 'naturalDay' as const),
})
const pausesFrom = (from: Day): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 90 }), fc.integer({ min: 0, max: 40 }))
      .map(([offset, length]) => ({ from: addDays(from, offset), until: addDays(from, offset + length) })),
    { maxLength: 4 },
  )
const clock: fc.Arbitrary<Clock> = start.chain((startedOn) =>
  fc.record({ startedOn: fc.constant(startedOn), limit, pauses: pausesFrom(startedOn) }),
)

const dueOn = (c: Clock, by: Calendar = calendar): Day => {
  const answer = due(c, by)
  if (!answer) throw new Error('stopped')
  return answer.on
}

describe('an independent oracle agrees', () => {
  /** All working days of the covered years in a list, as another package reads the notices. */
  const worked: string[] = []
  const place = new Map<string, number>()
  for (let t = Date.UTC(2018, 0, 1); t < Date.UTC(2027, 0, 1); t += 86_400_000) {
    const text = new Date(t).toISOString().slice(0, 10)
    place.set(text, worked.length) // working days before it
    if (chineseDays.isWorkday(text)) worked.push(text)
  }

  test('on every start day of 2018 to mid-2026 and every limit from 0 to 60 working days', () => {
    let pairs = 0
    for (let from = day('2018-01-01'); from <= '2026-06-30'; from = addDays(from, 1)) {
      const before = (place.get(from) ?? 0) + (worked[place.get(from) ?? 0] === from ? 1 : 0)
      for (let count = 0; count <= 60; count += 1) {
        const on = dueOn({ startedOn: from, limit: { count, unit: 'workingDay' }, pauses: [] })
        const expected = count === 0 ? from : worked[before + count - 1]
        if (on !== expected) throw new Error(`${from} + ${count}: ${on}, the oracle says ${expected}`)
        pairs += 1
      }
    }
    expect(pairs).toBe(3_103 * 61)
  })

  test('with any pauses: walk the calendar, cross out what is paused, count', () => {
    const walk = ({ startedOn, limit: { count, unit }, pauses }: Clock): string => {
      const crossedOut = new Set<string>()
      for (const { from, until } of pauses)
        for (let d = addDays(from, 1); until && d <= until; d = addDays(d, 1)) crossedOut.add(d)
      let [d, remaining]: [Day, number] = [startedOn, count]
      while (remaining > 0) {
        d = addDays(d, 1)
        const works = chineseDays.isWorkday(d)
        const counts = unit === 'workingDay' || remaining === 1 ? works : true
        if (counts && !crossedOut.has(d)) remaining -= 1
      }
      return d
    }
    fc.assert(
      fc.property(clock, (c) => {
        expect(dueOn(c)).toBe(walk(c))
      }),
      RUNS,
    )
  })

  test('in provisional years: weekdays that are no statutory day', () => {
    const statutory2030 = ['2030-01-01', '2030-02-02', '2030-02-03', '2030-02-04', '2030-02-05', '2030-04-05']
    statutory2030.push(
      '2030-05-01',
      '2030-05-02',
      '2030-06-05',
      '2030-09-12',
      '2030-10-01',
      '2030-10-02',
      '2030-10-03',
    )
    for (let d = day('2030-01-01'); d <= '2030-12-31'; d = addDays(d, 1)) {
      const works = natureOf(calendar, d).kind === 'working'
      expect(works, d).toBe(!isWeekend(d) && !statutory2030.includes(d))
    }
  })
})

describe('laws of the clock', () => {
  test('a pause split at a shared day, or given twice, or in another order, changes nothing', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 40 }), (c, cut) => {
        const pieces = c.pauses.flatMap(({ from, until = from }) => {
          const middle = addDays(from, Math.min(cut, daysBetween(from, until)))
          return [
            { from: middle, until },
            { from, until: middle },
          ]
        })
        expect(dueOn({ ...c, pauses: pieces })).toBe(dueOn(c))
        expect(dueOn({ ...c, pauses: [...c.pauses, ...c.pauses.toReversed()] })).toBe(dueOn(c))
      }),
      RUNS,
    )
  })

  test('one more pause never makes it earlier, one more day of the limit makes it later', () => {
    fc.assert(
      fc.property(clock, (c) => {
        expect(dueOn({ ...c, pauses: c.pauses.slice(1) }) <= dueOn(c)).toBe(true)
        const longer = { ...c, limit: { ...c.limit, count: c.limit.count + 1 } }
        expect(dueOn(c) <= dueOn(longer)).toBe(true)
        if (c.limit.unit === 'workingDay') expect(dueOn(c) < dueOn(longer)).toBe(true)
      }),
      RUNS,
    )
  })

  test('one more holiday never makes it earlier, one more make-up day never later', () => {
    const some = readCalendarYears().filter(({ year }) => year >= 2023 && year <= 2025)
    const base = calendarOf(some)
    const extra = (on: Day, makeup: boolean): CalendarYear[] =>
      some.map((year) => {
        const [first, ...rest] = year.notices
        if (!first || String(year.year) !== on.slice(0, 4)) return year
        const template = first.arrangements[0]
        const free = { festival: '临时', from: on, to: on, makeup: [] }
        const worked = {
          festival: '临时',
          from: template?.from ?? on,
          to: template?.from ?? on,
          makeup: [on],
        }
        const arrangements = [...first.arrangements, makeup ? worked : free]
        return { ...year, notices: [{ ...first, arrangements }, ...rest] }
      })
    const within = fc
      .integer({ min: dayNumber(day('2023-01-02')), max: dayNumber(day('2024-12-31')) })
      .map(dayOf)
    const short = within.chain((startedOn) =>
      fc.record({
        startedOn: fc.constant(startedOn),
        limit: limit.map((l) => ({ ...l, count: l.count % 21 })),
        pauses: pausesFrom(startedOn).map((pauses) =>
          pauses.filter((p) => p.until !== undefined && p.until < '2025-06-01'),
        ),
      }),
    )
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 60 }), (c, offset) => {
        const on = addDays(c.startedOn, offset)
        const { kind } = natureOf(base, on)
        if (kind === 'working' || kind === 'weekend')
          expect(dueOn(c, calendarOf(extra(on, false))) >= dueOn(c, base)).toBe(true)
        if (kind === 'weekend') expect(dueOn(c, calendarOf(extra(on, true))) <= dueOn(c, base)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('on the last lawful day all is used and nothing left; the day before something is, the day after too much', () => {
    fc.assert(
      fc.property(clock, (c) => {
        const on = dueOn(c)
        expect(used(c, calendar, on)).toBe(c.limit.count)
        expect(left(c, calendar, on)).toBe(0)
        if (c.limit.count > 0) {
          expect(used(c, calendar, addDays(on, -1))).toBe(c.limit.count - 1)
          expect(left(c, calendar, addDays(on, -1))).toBe(1)
        }
        expect(left(c, calendar, addDays(on, 14))).toBeLessThan(0)
      }),
      RUNS,
    )
  })

  test('used never goes back, and in working days used + left is the limit', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: -5, max: 150 }), (c, offset) => {
        const on = addDays(c.startedOn, offset)
        const before = used(c, calendar, addDays(on, -1))
        expect(used(c, calendar, on) - before).toBeGreaterThanOrEqual(0)
        expect(used(c, calendar, on) - before).toBeLessThanOrEqual(1)
        if (c.limit.unit === 'workingDay')
          expect(used(c, calendar, on) + left(c, calendar, on)).toBe(c.limit.count)
      }),
      RUNS,
    )
  })

  test('counted + excluded = elapsed, each day once and in order, and the account ends in what is used', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 150 }), (c, elapsed) => {
        const until = addDays(c.startedOn, elapsed)
        const [first, ...account] = explain(c, calendar, until)
        expect(first).toMatchObject({ on: c.startedOn, counted: false, because: 'startDay' })
        expect(account.map(({ on }) => on)).toEqual(
          Array.from({ length: elapsed }, (_, i) => addDays(c.startedOn, i + 1)),
        )
        const counted = account.filter((d) => d.counted).length
        const excluded = account.filter((d) => !d.counted)
        expect(counted + excluded.length).toBe(daysBetween(c.startedOn, until))
        expect(counted).toBe(used(c, calendar, until))
        expect(account.at(-1)?.soFar ?? 0).toBe(counted)
        for (const d of excluded) expect(['paused', 'weekend', 'holiday']).toContain(d.because)
      }),
      { numRuns: 500 },
    )
  })

  test('an open pause stops the clock just as long as it stays open', () => {
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 60 }),
        (c, offset, length) => {
          const from = addDays(c.startedOn, offset)
          const stopped: Clock = { ...c, pauses: [...c.pauses, { from }] }
          const resumed: Clock = { ...c, pauses: [...c.pauses, { from, until: addDays(from, length) }] }
          if (dueOn(c) <= from) expect(due(stopped, calendar)).toEqual(due(c, calendar))
          else {
            expect(due(stopped, calendar)).toBeUndefined()
            const today = addDays(from, length)
            expect(left(stopped, calendar, today)).toBe(left(resumed, calendar, today))
            expect(used(stopped, calendar, today)).toBe(used(resumed, calendar, today))
            expect(explain(stopped, calendar, today)).toEqual(explain(resumed, calendar, today))
          }
        },
      ),
      RUNS,
    )
  })
})
