import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar, readCalendarYears } from '../../platform/calendar-files.ts'
import { calendarOf, changedDays, editionOf, noticeBehind, noticeOf } from '../calendar.ts'
import { knownOn } from '../calendar-year.ts'
import { addDays, day } from '../day.ts'
import { accountOf, type ClockAccount } from './account.ts'
import { blank, type CaseEvent } from './case.ts'
import { clocksOf } from './clocks.ts'
import { evolve } from './evolve.ts'
import { accepted, asked, calendar, given, received, submitted, supplied, terms } from './given.testing.ts'
import { movedDays, toldOf } from './recount.ts'
import { anyTerms, attempt, play } from './sequences.testing.ts'
import { suppose, suppositionsFor } from './suppose.ts'

const whole = readCalendar()
const suspended = (on: string): CaseEvent => ({
  ...{ type: 'Suspended', on: day(on), by: 'reviewer-1', kind: 'expertReview', days: 6, reason: '工艺复杂' },
})
const resumed = (on: string): CaseEvent => ({
  type: 'Resumed',
  on: day(on),
  by: 'reviewer-1',
  result: '通过',
})

const one = (accounts: readonly ClockAccount[], kind: string): ClockAccount => {
  const found = accounts.find((account) => account.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
/** 「2026-02-15…2026-02-23 holiday 春节 9 -」: a run as a line. */
const lines = ({ runs }: ClockAccount) =>
  runs.map(({ from, to, because, festival = '', days, counted }) =>
    [from === to ? from : `${from}…${to}`, because, festival, `${days.length}${counted ? '+' : '-'}`]
      .filter(Boolean)
      .join(' '),
  )

describe('a limit day by day', () => {
  test('runs of like days are one line, with the festival and the notice that gave it off', () => {
    const t = terms({ promised: { count: 5, unit: 'workingDay' } })
    const events: CaseEvent[] = accepted('2026-02-12', t).map((e) => ({ ...e, on: day('2026-02-12') }))
    const promised = one(accountOf(events, calendar, day('2026-02-12')), 'promised')
    expect(promised.dueOn).toBe('2026-02-26')
    expect(lines(promised)).toEqual([
      '2026-02-12 startDay 1-',
      '2026-02-13 working 1+',
      '2026-02-14 makeup 春节 1+',
      '2026-02-15…2026-02-23 holiday 春节 9-',
      '2026-02-24…2026-02-26 working 3+',
    ])
    expect(promised.counted).toBe(5)
    expect(promised.runs[3]?.notice).toEqual({
      ...{ number: '国办发明电〔2025〕7号', issuedOn: '2025-11-04', amends: false },
    })
  })

  test('days of a special procedure do not count, and name what stopped them (art. 45)', () => {
    const events = [...accepted('2026-04-20'), suspended('2026-04-22'), resumed('2026-04-28')]
    const legal = one(accountOf(events, calendar, day('2026-04-29')), 'legal')
    const paused = legal.runs.filter(({ because }) => because === 'paused')
    expect(paused.map(({ from, to }) => [from, to])).toEqual([
      ['2026-04-23', '2026-04-24'],
      ['2026-04-27', '2026-04-28'],
    ])
    for (const { cause, counted } of paused) {
      expect(cause).toMatchObject({ type: 'Suspended', by: 'reviewer-1', on: '2026-04-22' })
      expect(counted).toBe(false)
    }
    expect(legal.state).toBe('running')
  })

  test('the days off within a special procedure are days off, and no procedure’s', () => {
    const events = [...accepted('2026-04-20'), suspended('2026-04-22'), resumed('2026-04-28')]
    const legal = one(accountOf(events, calendar, day('2026-04-29')), 'legal')
    expect(legal.runs.find(({ from }) => from === '2026-04-25')).toMatchObject({
      ...{ because: 'weekend', to: '2026-04-26', cause: undefined },
    })
    expect(legal.startedBy).toMatchObject({ type: 'Accepted', on: '2026-04-20' })
  })

  test('each stop names its own cause, whatever else happened on its first day', () => {
    const asked = {
      type: 'OpinionAsked',
      on: day('2026-04-20'),
      by: 'reviewer-1',
      id: 'fire',
      organ: 'o-fire',
    }
    const events = [
      ...accepted('2026-04-20'),
      suspended('2026-04-20'),
      { ...asked, about: '消防', days: 3 } as CaseEvent,
      resumed('2026-04-21'),
      { ...suspended('2026-04-21'), by: 'reviewer-2' },
      resumed('2026-04-23'),
    ]
    const stops = one(accountOf(events, calendar, day('2026-04-24')), 'legal').runs.filter(
      ({ because }) => because === 'paused',
    )
    expect(stops.map(({ from, to, cause }) => [from, to, cause?.type, cause?.by])).toEqual([
      ['2026-04-21', '2026-04-21', 'Suspended', 'reviewer-1'],
      ['2026-04-22', '2026-04-23', 'Suspended', 'reviewer-2'],
    ])
  })

  test('a day that a halt covers to its end is the halt’s, though a procedure begins on it', () => {
    const halted: CaseEvent = {
      ...{ type: 'Halted', on: day('2026-04-20'), by: 'approver-1', ground: 'dispute', reason: '诉讼' },
    }
    const proceeded: CaseEvent = {
      type: 'Proceeded',
      on: day('2026-04-21'),
      by: 'approver-1',
      reason: '判决',
    }
    const events = [...accepted('2026-04-20', terms({ halts: ['dispute'] })), halted, proceeded]
    const legal = one(accountOf([...events, suspended('2026-04-21')], calendar, day('2026-04-22')), 'legal')
    expect(legal.runs.slice(1).map(({ from, cause }) => [from, cause?.type])).toEqual([
      ['2026-04-21', 'Halted'],
      ['2026-04-22', 'Suspended'],
    ])
  })

  test('the day it starts, the weekend after it and two festivals side by side are lines of their own', () => {
    const friday = one(accountOf(accepted('2026-04-24'), calendar, day('2026-04-24')), 'promised')
    expect(lines(friday).slice(0, 3)).toEqual([
      '2026-04-24 startDay 1-',
      '2026-04-25…2026-04-26 weekend 2-',
      '2026-04-27…2026-04-30 working 4+',
    ])
    const events = accepted('2028-09-29').map((e) => ({ ...e, on: day('2028-09-29') }))
    const autumn = one(accountOf(events, whole, day('2028-09-29')), 'promised')
    expect(lines(autumn)).toEqual(
      expect.arrayContaining(['2028-10-01…2028-10-02 holiday 国庆节 2-', '2028-10-03 holiday 中秋节 1-']),
    )
  })

  test('a stopped clock tells the days so far, and no last one', () => {
    const legal = one(
      accountOf([...accepted('2026-04-20'), suspended('2026-04-22')], calendar, day('2026-04-24')),
      'legal',
    )
    expect(legal).toMatchObject({ state: 'stopped', dueOn: undefined, counted: 2 })
    expect(legal.runs.at(-1)).toMatchObject({ because: 'paused', to: '2026-04-24' })
  })

  test('a clock that ended stays, with what ended it', () => {
    const accounts = accountOf([...received(), asked(), supplied()], calendar, day('2026-04-23'))
    expect(accounts.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'preReview ended',
      'correctionNotice ended',
      'correction ended',
      'correctionNotice running',
    ])
    expect(accounts[1]?.endedBy?.type).toBe('CorrectionRequested')
  })

  test('the day a correction notice names is shown as the working days from the notice to it', () => {
    const correction = one(accountOf([...received(), asked()], calendar, day('2026-04-22')), 'correction')
    expect(correction).toMatchObject({ dueOn: '2026-05-14', counted: 15 })
    expect(correction.clock.startedOn).toBe('2026-04-21')
  })

  test('days past the last one are late', () => {
    const t = terms({ promised: { count: 1, unit: 'workingDay' } })
    const promised = one(accountOf(accepted('2026-04-20', t), calendar, day('2026-04-23')), 'promised')
    expect(promised.runs.filter(({ late }) => late).map(({ from, to }) => [from, to])).toEqual([
      ['2026-04-22', '2026-04-23'],
    ])
  })

  test('never says another day than the clocks that are stored, and counts to its limit (P19)', () => {
    fc.assert(
      fc.property(anyTerms, fc.array(attempt, { maxLength: 25 }), (t, tried) => {
        const story = play(t, tried)
        const events = story.flatMap((turn) => turn.events)
        const today = events.at(-1)?.on ?? day('2026-04-20')
        const running = clocksOf(events.reduce(evolve, blank), calendar)
        const accounts = accountOf(events, calendar, today).filter(({ state }) => state !== 'ended')
        expect(accounts.map(({ kind, ref, dueOn }) => [kind, ref, dueOn])).toEqual(
          expect.arrayContaining(running.map(({ kind, ref, on }) => [kind, ref, on])),
        )
        expect(accounts).toHaveLength(running.length)
        for (const { runs, clock, dueOn, counted } of accounts) {
          const days = runs.flatMap((run) => run.days)
          expect(days.map(({ on }) => on)).toEqual(days.map((_, n) => addDays(clock.startedOn, n)))
          if (dueOn && clock.limit.unit === 'workingDay') expect(counted).toBe(clock.limit.count)
          for (const run of runs) if (run.because === 'paused') expect(run.cause).toBeDefined()
        }
      }),
      { numRuns: 150, seed: 20261130 },
    )
  })
})

describe('what if', () => {
  const at = { calendar, today: day('2026-04-22') }

  test('corrections are handed in on Friday', () => {
    const days = suppose([...received(), asked()], { if: 'handedIn', on: day('2026-04-24') }, at)
    const promised = days.find(({ kind }) => kind === 'promised')
    expect(promised).toMatchObject({ was: undefined, would: '2026-05-12' })
  })

  test('expert review takes six days', () => {
    const events = accepted('2026-04-20')
    const now = suppose(events, { if: 'procedure', on: day('2026-04-22'), days: 6 }, at)
    expect(now.find(({ kind }) => kind === 'promised')).toMatchObject({
      was: '2026-05-07',
      would: '2026-05-14',
    })
    expect(now.every(({ kind }) => kind !== 'special')).toBe(true)
  })

  test('the procedure ends on a day, and the clock has a last day again', () => {
    const events = [...accepted('2026-04-20'), suspended('2026-04-22')]
    const days = suppose(events, { if: 'resumed', on: day('2026-04-30') }, at)
    const later = [...events, resumed('2026-04-30')]
    expect(days.find(({ kind }) => kind === 'legal')?.would).toBe(
      clocksOf(given(...later).state(), calendar).find(({ kind }) => kind === 'legal')?.on,
    )
  })

  const promised = (days: ReturnType<typeof suppose>) => days.find(({ kind }) => kind === 'promised')
  const legal = (days: ReturnType<typeof suppose>) => days.find(({ kind }) => kind === 'legal')

  test('art. 42: the limit is extended, by its own rules', () => {
    const events = accepted('2026-04-20')
    const ask = (on: string, days: number | undefined, of = events) =>
      suppose(of, { if: 'extended', on: day(on), days }, at)
    expect(legal(ask('2026-04-22', 10))).toMatchObject({ was: '2026-05-20', would: '2026-06-03' })
    expect(legal(ask('2026-04-22', undefined))?.would).toBe('2026-06-03')
    expect(() => ask('2026-04-22', 11)).toThrow('1至10个工作日')
    expect(() => ask('2026-05-21', 10)).toThrow('已于2026-05-20届满')
    const joint = accepted(
      '2026-04-20',
      terms({
        joint: { kind: 'joint', government: 'o-government' },
        legal: { count: 45, unit: 'workingDay' },
      }),
    )
    expect(legal(ask('2026-04-22', 15, joint))).toMatchObject({ was: '2026-06-25', would: '2026-07-16' })
    const without = accepted('2026-04-20', terms({ extension: { days: 0 } }))
    expect(() => ask('2026-04-22', 1, without)).toThrow('不能作这种测算')
  })

  test('art. 45, 48: a hearing is held, not before its notice and within its twenty days', () => {
    const ask = (days: number) =>
      suppose(accepted('2026-04-20'), { if: 'hearing', on: day('2026-04-22'), days }, at)
    expect(promised(ask(7))).toMatchObject({ was: '2026-05-07', would: '2026-05-15' })
    expect(() => ask(6)).toThrow('7 至 20')
    expect(() => ask(21)).toThrow('7 至 20')
  })

  test('a halt stops the clocks where the item says so, and is asked of no other', () => {
    const halting = accepted('2026-04-20', terms({ halts: ['dispute'] }))
    const ask = (of: typeof halting) => suppose(of, { if: 'halted', on: day('2026-04-22'), days: 5 }, at)
    expect(promised(ask(halting))).toMatchObject({ was: '2026-05-07', would: '2026-05-13' })
    expect(() => ask(accepted('2026-04-20'))).toThrow('不能作这种测算')
    const halted: CaseEvent = {
      ...{ type: 'Halted', on: day('2026-04-22'), by: 'approver-1', ground: 'dispute', reason: '诉讼' },
    }
    const on = suppose([...halting, halted], { if: 'proceeded', on: day('2026-04-29') }, at)
    expect(promised(on)).toMatchObject({ was: undefined, would: '2026-05-13' })
  })

  test('is asked only of what can still happen, not of the past, and of no endless procedure', () => {
    expect(suppositionsFor(given(submitted()).state())).toEqual(['accepted'])
    const bare = accepted('2026-04-20', terms({ specials: [], extension: { days: 0 } }))
    expect(suppositionsFor(given(...bare).state())).toEqual(['hearing'])
    const events = accepted('2026-04-20')
    const refused = (ask: Parameters<typeof suppose>[1]) => () => suppose(events, ask, at)
    expect(refused({ if: 'handedIn', on: day('2026-04-24') })).toThrow('不能作这种测算')
    expect(refused({ if: 'procedure', on: day('2026-04-21'), days: 3 })).toThrow('不能早于今天')
    expect(refused({ if: 'procedure', on: day('2026-04-22'), days: 0 })).toThrow('1 至 250')
    expect(refused({ if: 'procedure', on: day('2026-04-22') })).toThrow('1 至 250')
    expect(refused({ if: 'procedure', on: day('2026-04-22'), days: 3, procedure: 'auction' })).toThrow()
  })
})

describe('a notice moves what is open', () => {
  const years = readCalendarYears()
  const announced = calendarOf(years.map((year) => knownOn(year, day('2020-01-17'))))
  const amended = calendarOf(years.map((year) => knownOn(year, day('2020-01-27'))))
  const t = terms({ promised: { count: 10, unit: 'workingDay' }, legal: { count: 20, unit: 'workingDay' } })
  const c = given(...accepted('2020-01-17', t).map((e) => ({ ...e, on: day('2020-01-17') }))).state()
  const stored = clocksOf(c, announced).map(({ kind, ref, on }) => ({ kind, ref, on }))

  test('Spring Festival 2020: announced for 5 February, by the extension 7 February (P16)', () => {
    const moved = movedDays(c, stored, amended)
    expect(moved.find(({ kind }) => kind === 'promised')).toEqual({
      ...{ kind: 'promised', ref: '', was: '2020-02-05', now: '2020-02-07', notice: '国办发明电〔2020〕1号' },
    })
    expect(
      movedDays(
        c,
        clocksOf(c, amended).map(({ kind, ref, on }) => ({ kind, ref, on })),
        amended,
      ),
    ).toEqual([])
    expect(toldOf(moved, day('2020-01-27'))).toMatchObject([
      {
        type: 'CalendarChanged',
        notice: '国办发明电〔2020〕1号',
        days: [{ kind: 'promised' }, { kind: 'legal' }],
      },
    ])
  })

  test('only days an applicant was promised are told', () => {
    const notice = '国办发明电〔2020〕1号'
    const days = { was: day('2020-02-05'), now: day('2020-02-07') }
    const inside = { ...days, kind: 'step', ref: 'review', notice } as const
    const outside = { ...days, kind: 'promised', ref: '', notice } as const
    expect(toldOf([inside], day('2020-01-27'))).toEqual([])
    expect(toldOf([inside, outside], day('2020-01-27'))).toMatchObject([
      { type: 'CalendarChanged', days: [{ kind: 'promised', ...days }] },
    ])
    expect(toldOf([inside, outside], day('2020-01-27'))[0]).toHaveProperty('days.length', 1)
  })

  test('a notice is behind the days from its first to its last, and behind the days that are worked for them', () => {
    const behind = (from: string, to: string) => noticeBehind(calendar, day(from), day(to))?.number
    const notice = '国办发明电〔2025〕7号'
    expect(behind('2026-02-27', '2026-02-28'), 'a made-up Saturday').toBe(notice)
    expect(behind('2026-02-28', '2026-03-02'), 'which the day after is over').toBeUndefined()
    expect(behind('2026-04-30', '2026-05-01'), 'the first day off').toBe(notice)
    expect(behind('2026-05-05', '2026-05-08'), 'after the last').toBeUndefined()
  })

  test('a day that an amending notice gives back has no notice any more', () => {
    const [year] = calendar.years
    if (!year) throw new Error('no year')
    const shorter = { festival: '春节', from: day('2026-02-16'), to: day('2026-02-23') }
    const amending = {
      ...{ number: '改', title: '关于调整春节假期的通知', issuedOn: day('2026-01-10') },
      arrangements: [{ ...shorter, makeup: [day('2026-02-14'), day('2026-02-28')] }],
    }
    const after = calendarOf([{ ...year, notices: [...year.notices, amending] }])
    expect(noticeOf(after, day('2026-02-15'))).toBeUndefined()
    expect(noticeOf(after, day('2026-02-16'))).toMatchObject({ number: '改', amends: true })
    expect(noticeOf(after, day('2026-05-01'))).toMatchObject({
      number: '国办发明电〔2025〕7号',
      amends: false,
    })
  })

  test('what only one of two calendars covers is no difference', () => {
    const of = (...of: number[]) => calendarOf(years.filter(({ year }) => of.includes(year)))
    expect(changedDays(of(2019, 2020), of(2020, 2021))).toEqual([])
    expect(changedDays(of(2020, 2021), of(2019, 2020))).toEqual([])
  })

  test('the later of two calendars has the larger edition, and the days between them are known', () => {
    expect(editionOf(amended)).toBe(editionOf(announced) + 1)
    expect(changedDays(announced, amended).map(({ on }) => on)).toEqual(['2020-01-31', '2020-02-01'])
  })

  test('each day off names its notice, as announced or as amended; a provisional one names none', () => {
    expect(noticeOf(whole, day('2020-02-01'))).toMatchObject({
      number: '国办发明电〔2020〕1号',
      amends: true,
    })
    expect(noticeOf(announced, day('2020-02-01'))).toMatchObject({
      number: '国办发明电〔2019〕16号',
      amends: false,
    })
    expect(noticeOf(whole, day('2018-12-31'))?.number).toBe('国办发明电〔2018〕15号')
    expect(noticeOf(whole, day('2027-01-01'))).toBeUndefined()
    expect(noticeOf(whole, day('2026-03-02'))).toBeUndefined()
    expect(noticeBehind(whole, day('2026-03-02'), day('2026-03-06'))).toBeUndefined()
  })
})
