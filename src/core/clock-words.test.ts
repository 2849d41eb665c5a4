import { describe, expect, test } from 'vitest'
import { readCalendar, readCalendarYears } from '../platform/calendar-files.ts'
import { addWorkingDays, calendarOf } from './calendar.ts'
import { clocksOf } from './case/clocks.ts'
import { accepted, asked, given, received, calendar as year2026 } from './case/given.testing.ts'
import { type Clock, due, pause, resume } from './clock.ts'
import { day } from './day.ts'

const calendar = readCalendar()
const yearOf = (year: number) => readCalendarYears().filter((one) => one.year === year)
const fiveDays = (pauses: Clock['pauses']): Clock => ({
  startedOn: day('2026-03-02'),
  limit: { count: 5, unit: 'workingDay' },
  pauses,
})

describe('a refusal names the days it speaks of', () => {
  test('of a pause that ends before it begins', () => {
    const backwards = fiveDays([{ from: day('2026-03-06'), until: day('2026-03-05') }])
    expect(() => due(backwards, calendar)).toThrow(
      '暂停期间的结束日期（2026-03-05）不能早于开始日期（2026-03-06）',
    )
  })

  test('of years that do not follow each other', () => {
    expect(() => calendarOf([...yearOf(2024), ...yearOf(2026)])).toThrow('请检查2026年的数据')
  })

  test('of a day that is off and worked at once', () => {
    const [year] = yearOf(2026)
    if (!year) throw new TypeError('2026 is covered')
    const notices = year.notices.map((notice) => ({
      ...notice,
      arrangements: notice.arrangements.map((one) =>
        one.festival === '端午节' ? { ...one, makeup: [day('2026-10-03')] } : one,
      ),
    }))
    expect(() => calendarOf([{ ...year, notices }])).toThrow('2026-10-03既放假又上班')
  })

  test('beyond the last year, of the year it ends with', () => {
    expect(() => addWorkingDays(year2026, day('2026-12-01'), 400)).toThrow('2026-12-31之后的日期')
  })
})

describe('a pause', () => {
  test('that has ended stays as it was when a later one ends', () => {
    const first = resume(pause(fiveDays([]), day('2026-03-03')), day('2026-03-04'))
    const second = resume(pause(first, day('2026-03-05')), day('2026-03-09'))
    expect(second.pauses).toEqual([
      { from: '2026-03-03', until: '2026-03-04' },
      { from: '2026-03-05', until: '2026-03-09' },
    ])
  })

  test('leaves nothing provisional behind: a day nobody knows yet is none that may still change', () => {
    const suspended = given(...accepted('2026-04-28'), {
      ...{ type: 'Suspended', on: day('2026-04-29'), by: 'reviewer-1' },
      ...{ kind: 'expertReview', days: 7, reason: '专家评审' },
    }).state()
    const promised = clocksOf(suspended, year2026).find(({ kind }) => kind === 'promised')
    expect(promised).toMatchObject({ on: undefined, provisional: false })
  })
})

test('the day corrections are due is a promise made to somebody: never provisional', () => {
  const correcting = given(...received(), asked()).state()
  expect(clocksOf(correcting, year2026)).toMatchObject([{ kind: 'correction', provisional: false }])
})
