import { describe, expect, test } from 'vitest'
import { readCalendar } from '../platform/calendar-files.ts'
import { due, type Pause } from './clock.ts'
import { addDays, type Day, day } from './day.ts'

/**
 * The notices of the State Council written down once more, by hand, as month-day: rests from–to, and the weekend days that
 * are worked for them. Nothing here is shared with the engine or read from its files.
 */
const NOTICES: Record<number, { rest: string; worked: string }> = {
  2018: {
    rest: '01-01 02-15…02-21 04-05…04-07 04-29…05-01 06-16…06-18 09-22…09-24 10-01…10-07 12-30…12-31',
    worked: '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  },
  2019: {
    rest: '01-01 02-04…02-10 04-05…04-07 05-01…05-04 06-07…06-09 09-13…09-15 10-01…10-07',
    worked: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  2020: {
    rest: '01-01 01-24…02-02 04-04…04-06 05-01…05-05 06-25…06-27 10-01…10-08', // Spring Festival as lengthened
    worked: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    rest: '01-01…01-03 02-11…02-17 04-03…04-05 05-01…05-05 06-12…06-14 09-19…09-21 10-01…10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    rest: '01-01…01-03 01-31…02-06 04-03…04-05 04-30…05-04 06-03…06-05 09-10…09-12 10-01…10-07 12-31',
    worked: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  2023: {
    rest: '01-01…01-02 01-21…01-27 04-05 04-29…05-03 06-22…06-24 09-29…10-06 12-30…12-31',
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  2024: {
    rest: '01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-08…06-10 09-15…09-17 10-01…10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    rest: '01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    rest: '01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
}

/** Every day that is worked, in order, and the place of each day among them. */
const worked: string[] = []
const placeOf = new Map<string, number>()
for (const [year, notice] of Object.entries(NOTICES)) {
  const rests = notice.rest.split(' ').map((span) => span.split('…'))
  const made = new Set(notice.worked.split(' '))
  const last = Date.UTC(Number(year), 11, 31)
  for (let t = Date.UTC(Number(year), 0, 1); t <= last; t += 86_400_000) {
    const text = new Date(t).toISOString().slice(0, 10)
    const short = text.slice(5)
    const rests_ = rests.some(([from = '', to = from]) => from <= short && short <= to)
    const weekend = [0, 6].includes(new Date(t).getUTCDay())
    placeOf.set(text, worked.length)
    if (made.has(short) || !(weekend || rests_)) worked.push(text)
  }
}

/** Cross out what is paused, and count; undefined when an open pause comes before the end, `beyond` past the lists. */
function oracle(start: Day, count: number, pauses: readonly Pause[]): string | undefined {
  if (count === 0) return start
  const isPaused = (d: string) =>
    pauses.some(({ from, until }) => from < d && (until === undefined || d <= until))
  let left = count
  const first = placeOf.get(start) ?? 0
  for (let n = worked[first] === start ? first + 1 : first; n < worked.length; n += 1) {
    const d = worked[n] ?? ''
    if (isPaused(d)) {
      if (pauses.some(({ from, until }) => until === undefined && from < d)) return undefined
    } else {
      left -= 1
      if (left === 0) return d
    }
  }
  return 'beyond'
}

const pause = (start: Day, from: number, until?: number): Pause =>
  until === undefined
    ? { from: addDays(start, from) }
    : { from: addDays(start, from), until: addDays(start, until) }
/** How a procedure may lie in the limit: none, one, adjacent, overlapping, given twice, before it, and one without an end. */
const PATTERNS: readonly ((start: Day) => readonly Pause[])[] = [
  () => [],
  (start) => [pause(start, 0, 7)],
  (start) => [pause(start, 3, 3)],
  (start) => [pause(start, 2, 9), pause(start, 9, 30)],
  (start) => [pause(start, 20, 40), pause(start, 5, 25), pause(start, 5, 25)],
  (start) => [pause(start, -10, 4), pause(start, 60, 63)],
  (start) => [pause(start, 1, 2), pause(start, 15, 120)],
  (start) => [pause(start, 12)],
]

const calendar = readCalendar()
/** One period in so many is looked at, each start day beginning with another. */
const STEP = process.env.FULL === '1' ? 1 : 11

describe('P16: the engine against the notices written down by hand', () => {
  test('the lists hold 250, 251, 248 and 248 working days in 2018, 2024, 2025 and 2026', () => {
    const in_ = (year: string) => worked.filter((d) => d.startsWith(year)).length
    expect(['2018', '2024', '2025', '2026'].map(in_)).toEqual([250, 251, 248, 248])
  })

  test('every start day of 2018 to 2026, periods of 0 to 180 working days, eight ways of being stopped', {
    timeout: 60_000,
  }, () => {
    let pairs = 0
    const seen = new Set<string>()
    let nth = 0
    for (let start = day('2018-01-01'); start <= '2026-12-31'; start = addDays(start, 1)) {
      nth += 1
      // every period and every pattern on every weekday and in every season; FULL=1 takes all of them
      for (const [which, pauses] of PATTERNS.entries())
        for (let count = process.env.FULL === '1' ? 0 : (nth + which * 3) % 11; count <= 180; count += STEP) {
          const spans = pauses(start)
          const expected = oracle(start, count, spans)
          if (expected === 'beyond') break
          const answer = due(
            { startedOn: start, limit: { count, unit: 'workingDay' }, pauses: spans },
            calendar,
          )
          if (answer?.on !== expected)
            throw new Error(`${start} + ${count}, pattern ${which}: ${answer?.on}, the lists say ${expected}`)
          pairs += 1
          seen.add(`${which} ${count}`)
        }
    }
    expect(seen.size).toBe(PATTERNS.length * 181)
    expect(pairs).toBeGreaterThan(350_000)
  })

  test.each([
    ['2018-05-16', 20, '2018-06-13'],
    ['2020-01-17', 10, '2020-02-07'],
    ['2024-01-31', 5, '2024-02-06'],
    ['2024-09-10', 20, '2024-10-14'],
    ['2025-01-20', 20, '2025-02-21'],
    ['2025-09-26', 20, '2025-10-30'],
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-13', 20, '2026-03-19'],
    ['2026-04-28', 5, '2026-05-08'],
    ['2026-09-18', 20, '2026-10-22'],
    ['2026-09-18', 45, '2026-11-26'],
    ['2026-09-30', 5, '2026-10-13'],
  ])('golden: %s + %i working days is %s', (start, count, expected) => {
    expect(oracle(day(start), count, [])).toBe(expected)
    expect(
      due({ startedOn: day(start), limit: { count, unit: 'workingDay' }, pauses: [] }, calendar)?.on,
    ).toBe(expected)
  })
})
