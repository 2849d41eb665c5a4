import { describe, expect, test } from 'vitest'
import { disagreements } from '../../scripts/calendar-check.ts'
import { readCalendar, readCalendarYears } from '../platform/calendar-files.ts'
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  isWorkingDay,
  natureOf,
  touchesProvisional,
  workingDayFrom,
  workingDaysBetween,
} from './calendar.ts'
import { type CalendarYear, knownOn, type Notice, statutoryDays } from './calendar-year.ts'
import { addDays, type Day, day, isWeekend, yearOf } from './day.ts'

const calendar = readCalendar()
const years = readCalendarYears()

const yearFrom = (year: number) => {
  const found = years.find((candidate) => candidate.year === year)
  if (!found) throw new Error(`no ${year}`)
  return found
}

/** A year whose (first) notice says something else. */
function rewritten(year: number, rewrite: (notice: Notice) => Notice): CalendarYear {
  const found = yearFrom(year)
  return { ...found, notices: found.notices.map((notice, i) => (i === 0 ? rewrite(notice) : notice)) }
}

function replaced(notice: Notice, festival: string, change: Partial<Notice['arrangements'][number]>): Notice {
  const arrangements = notice.arrangements.map((a) => (a.festival === festival ? { ...a, ...change } : a))
  return { ...notice, arrangements }
}

const workingDaysOf = (year: number) =>
  workingDaysBetween(calendar, day(`${year - 1}-12-31`), day(`${year}-12-31`))

describe('the shipped calendar', () => {
  test('agrees with two independent packages on every official day, and on every moving festival', () => {
    expect(disagreements(calendar)).toEqual([])
  })

  test('would not agree if one make-up day were forgotten', () => {
    const forgetful = rewritten(2026, (notice) => replaced(notice, '国庆节', { makeup: [day('2026-09-20')] }))
    const wrong = calendarOf([...years.filter((y) => y.year !== 2026), forgetful])
    expect(disagreements(wrong)).toEqual([
      '2026-10-10: free, not by chinese-days',
      '2026-10-10: free, not by lunar-typescript',
    ])
  })

  test('has as many working days a year as the notices leave', () => {
    expect([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map(workingDaysOf)).toEqual([
      250, 250, 249, 250, 249, 249, 251, 248, 248,
    ])
  })

  test('names a State Council notice for every covered year, and what amended it', () => {
    const numbers = years.flatMap((y) => y.notices.map((n) => `${y.year} ${n.number}`))
    expect(numbers).toEqual([
      '2018 国办发明电〔2017〕12号',
      '2019 国办发明电〔2018〕15号',
      '2019 国办发明电〔2019〕3号',
      '2020 国办发明电〔2019〕16号',
      '2020 国办发明电〔2020〕1号',
      '2021 国办发明电〔2020〕27号',
      '2022 国办发明电〔2021〕11号',
      '2023 国办发明电〔2022〕16号',
      '2024 国办发明电〔2023〕7号',
      '2025 国办发明电〔2024〕12号',
      '2026 国办发明电〔2025〕7号',
    ])
    expect(calendar.officialUntil).toBe('2026-12-31')
  })

  test('is built anew from what it was built from, over JSON', () => {
    const copy = calendarOf(JSON.parse(JSON.stringify(calendar.years)) as CalendarYear[])
    expect(copy).toEqual(calendar)
  })
})

describe('a day of the calendar', () => {
  test('works at a weekend when a notice says so, and says for which festival', () => {
    expect(natureOf(calendar, day('2026-10-10'))).toEqual({
      on: '2026-10-10',
      kind: 'makeup',
      festival: '国庆节',
      provisional: false,
    })
    expect(isWorkingDay(calendar, day('2026-10-10'))).toBe(true)
  })

  test('rests on a holiday, on a weekend, and works otherwise', () => {
    const kinds = ['2026-10-01', '2026-10-04', '2026-10-17', '2026-10-08'].map(
      (d) => natureOf(calendar, day(d)).kind,
    )
    expect(kinds).toEqual(['holiday', 'holiday', 'weekend', 'working'])
  })

  test('of late December may belong to the next year’s New Year holiday', () => {
    expect(natureOf(calendar, day('2018-12-29')).kind).toBe('makeup')
    expect(natureOf(calendar, day('2018-12-31'))).toMatchObject({ kind: 'holiday', festival: '元旦' })
  })

  test('New Year’s Eve of 2024 was a working day: leave was only encouraged', () => {
    expect(isWorkingDay(calendar, day('2024-02-09'))).toBe(true)
  })

  test('is counted from the next day on, and the first working day from a day may be itself', () => {
    expect(workingDaysBetween(calendar, day('2026-11-20'), day('2026-11-23'))).toBe(1)
    expect(workingDaysBetween(calendar, day('2026-11-23'), day('2026-11-20'))).toBe(0)
    expect(workingDayFrom(calendar, day('2026-11-20'))).toBe('2026-11-20')
    expect(workingDayFrom(calendar, day('2026-11-21'))).toBe('2026-11-23')
    expect(addWorkingDays(calendar, day('2026-11-21'), 0)).toBe('2026-11-21')
  })
})

describe('a year without a notice is provisional', () => {
  test('only weekends and the thirteen statutory days rest; nothing is substituted or made up', () => {
    const rest: Day[] = []
    for (let d = day('2027-01-01'); yearOf(d) === 2027; d = addDays(d, 1)) {
      const { kind, provisional } = natureOf(calendar, d)
      expect(provisional).toBe(true)
      expect(kind).not.toBe('makeup')
      if (kind === 'holiday') rest.push(d)
      else expect(kind).toBe(isWeekend(d) ? 'weekend' : 'working')
    }
    expect(rest).toEqual([
      '2027-01-01',
      ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
      '2027-04-05',
      ...['2027-05-01', '2027-05-02'],
      '2027-06-09',
      '2027-09-15',
      ...['2027-10-01', '2027-10-02', '2027-10-03'],
    ])
  })

  test('2027-01-01 is a holiday in any case: a package that calls it a working day is not believed', () => {
    expect(addWorkingDays(calendar, day('2026-12-11'), 20)).toBe('2027-01-11')
  })

  test('by the law before 2025 a year has eleven statutory days, from then on thirteen', () => {
    expect(statutoryDays(yearFrom(2024))).toHaveLength(11)
    expect(statutoryDays(yearFrom(2025))).toHaveLength(13)
    const days2024 = statutoryDays(yearFrom(2024)).map(({ on }) => on)
    expect(days2024).not.toContain('2024-02-09')
    expect(days2024).not.toContain('2024-05-02')
  })

  test('a count is provisional when any counted day lies in such a year', () => {
    expect(touchesProvisional(calendar, day('2026-12-01'), day('2026-12-31'))).toBe(false)
    expect(touchesProvisional(calendar, day('2026-12-31'), day('2027-01-04'))).toBe(true)
    expect(touchesProvisional(calendar, day('2027-05-05'), day('2027-05-05'))).toBe(false)
  })

  test('the day a count starts from is not counted, so it makes nothing provisional', () => {
    const late = calendarOf([{ ...yearFrom(2025), notices: [] }, yearFrom(2026)])
    expect(touchesProvisional(late, day('2025-12-30'), day('2026-01-05'))).toBe(true)
    expect(touchesProvisional(late, day('2025-12-31'), day('2026-01-05'))).toBe(false)
  })
})

describe('beyond all coverage the calendar refuses to answer', () => {
  const beyond = expect.objectContaining({ code: 'calendar/beyond-coverage' })
  const thrown = (ask: () => unknown) => {
    try {
      return ask()
    } catch (violation) {
      return violation
    }
  }

  test('before 2018 and after the last festival that is known', () => {
    expect(thrown(() => isWorkingDay(calendar, day('2017-12-31')))).toEqual(beyond)
    expect(thrown(() => natureOf(calendar, day('2061-01-01')))).toEqual(beyond)
    expect(thrown(() => addWorkingDays(calendar, day('2017-12-29'), 1))).toEqual(beyond)
    expect(thrown(() => addWorkingDays(calendar, day('2060-12-31'), 1))).toEqual(beyond)
    expect(thrown(() => workingDaysBetween(calendar, day('2060-12-31'), day('2061-01-03')))).toEqual(beyond)
  })

  test('but not for a day it need not read: the day a count starts from', () => {
    expect(addWorkingDays(calendar, day('2017-12-31'), 1)).toBe('2018-01-02')
    expect(addWorkingDays(calendar, day('2100-01-01'), 0)).toBe('2100-01-01')
  })

  test('in one sentence that names the day and the coverage', () => {
    expect(() => isWorkingDay(calendar, day('2017-12-31'))).toThrow(
      '2017-12-31不在工作日历的覆盖范围（2018-01-01至2060-12-31）内，不能据以计算期限。',
    )
  })
})

describe('2020: both truths are kept', () => {
  test('as announced in November 2019 and as extended on 26 January', () => {
    const announced = calendarOf(years.map((year) => knownOn(year, day('2019-12-31'))))
    expect(natureOf(announced, day('2020-01-31')).kind).toBe('working')
    expect(natureOf(announced, day('2020-02-01')).kind).toBe('makeup')
    expect(natureOf(calendar, day('2020-01-31')).kind).toBe('holiday')
    expect(natureOf(calendar, day('2020-02-02')).kind).toBe('holiday')
    expect(natureOf(calendar, day('2020-02-03')).kind).toBe('working')
  })

  test('the Labour Day of 2019 was one day until March of that year', () => {
    const before = calendarOf([knownOn(yearFrom(2019), day('2019-03-21'))])
    expect(isWorkingDay(before, day('2019-05-02'))).toBe(true)
    expect(isWorkingDay(calendar, day('2019-05-02'))).toBe(false)
    expect(isWorkingDay(calendar, day('2019-05-05'))).toBe(true)
  })
})

describe('a calendar that cannot be right is refused', () => {
  const worked = day('2018-12-29') // by the notice for 2019
  const refusals: readonly [string, string, () => Calendar][] = [
    ['without any year', 'calendar/no-years', () => calendarOf([])],
    ['a gap between years', 'calendar/years-apart', () => calendarOf([yearFrom(2024), yearFrom(2026)])],
    ['a year given twice', 'calendar/years-apart', () => calendarOf([yearFrom(2024), yearFrom(2024)])],
    [
      'a statutory day missing',
      'calendar/statutory-day-missing',
      () => calendarOf([rewritten(2026, (n) => replaced(n, '清明节', { from: day('2026-04-06') }))]),
    ],
    [
      'a statutory day loaded as work',
      'calendar/contradiction',
      () => calendarOf([rewritten(2026, (n) => replaced(n, '端午节', { makeup: [day('2026-10-03')] }))]),
    ],
    [
      'a whole festival left out',
      'calendar/statutory-day-missing',
      () =>
        calendarOf([
          rewritten(2026, (n) => ({
            ...n,
            arrangements: n.arrangements.filter((a) => a.festival !== '中秋节'),
          })),
        ]),
    ],
    [
      'a make-up day that is no weekend',
      'calendar/makeup-on-weekday',
      () => calendarOf([rewritten(2026, (n) => replaced(n, '国庆节', { makeup: [day('2026-10-09')] }))]),
    ],
    [
      'a holiday that ends before it begins',
      'calendar/holiday-backwards',
      () => calendarOf([rewritten(2026, (n) => replaced(n, '国庆节', { from: day('2026-10-08') }))]),
    ],
    [
      'a day of another year',
      'calendar/other-year',
      () => calendarOf([rewritten(2026, (n) => replaced(n, '国庆节', { to: day('2027-10-07') }))]),
    ],
    [
      'a festival of another year',
      'calendar/other-year',
      () => calendarOf([{ ...yearFrom(2027), festivals: yearFrom(2028).festivals }]),
    ],
    [
      'a notice without its number',
      'calendar/notice-incomplete',
      () => calendarOf([rewritten(2026, (n) => ({ ...n, number: ' ' }))]),
    ],
    [
      'one festival arranged twice in a notice',
      'calendar/festival-twice',
      () =>
        calendarOf([
          rewritten(2026, (n) => ({ ...n, arrangements: [...n.arrangements, ...n.arrangements] })),
        ]),
    ],
    [
      'notices that are not in order of time',
      'calendar/notice-order',
      () => calendarOf([{ ...yearFrom(2020), notices: yearFrom(2020).notices.toReversed() }]),
    ],
    [
      'notices of two years that contradict each other',
      'calendar/contradiction',
      () =>
        calendarOf([
          rewritten(2018, (n) => ({
            ...n,
            arrangements: [...n.arrangements, { festival: '年末', from: worked, to: worked, makeup: [] }],
          })),
          yearFrom(2019),
        ]),
    ],
  ]
  test.each(refusals)('%s', (_, code, build) => {
    expect(build).toThrow(expect.objectContaining({ code }))
  })
})
