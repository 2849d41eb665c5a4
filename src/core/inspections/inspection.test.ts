import { describe, expect, test } from 'vitest'
import { day } from '../day.ts'
import {
  assertAnswerable,
  assertCall,
  assertInspection,
  assertJudgeable,
  assertMeasure,
  assertPlan,
  isOverdue,
  planStateOf,
  type Report,
  stateOf,
} from './inspection.ts'

const today = day('2026-05-20')
const on = day('2026-05-18')
const report = (verdict: 'confirmed' | 'sentBack' | null = null, reportedOn = '2026-05-19'): Report => ({
  verdict,
  reportedOn: day(reportedOn),
})
const code = (work: () => void): string => {
  try {
    work()
    return 'lawful'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('an inspection', () => {
  const found = (deadline: string) => ({ problem: '一', basis: '二', deadline: day(deadline) })
  const given = { on, inspectors: ['甲', '乙'], findings: [found('2026-05-19')] }
  const refusal = (change: Partial<typeof given>) =>
    code(() => assertInspection({ ...given, ...change }, today))

  test('is done by two, and the same name twice is one', () => {
    expect(refusal({})).toBe('lawful')
    for (const inspectors of [[], ['甲'], ['甲', '甲 '], ['甲', ' ']])
      expect(refusal({ inspectors }), inspectors.join()).toBe('inspection/two-inspectors')
  })

  test('is of today at the latest, and what it found is due later than it was', () => {
    expect(refusal({ on: today, findings: [] })).toBe('lawful')
    expect(refusal({ on: day('2026-05-21'), findings: [] })).toBe('inspection/future')
    expect(refusal({ findings: [found('2026-05-18')] })).toBe('inspection/deadline-past')
  })
})

describe('putting right', () => {
  test('is open until somebody answers, and then it is supervision’s turn', () => {
    expect([undefined, report(), report('sentBack'), report('confirmed')].map(stateOf)).toEqual([
      'open',
      'reported',
      'sentBack',
      'confirmed',
    ])
    const answers = [undefined, report(), report('sentBack'), report('confirmed')]
    expect(answers.map((last) => code(() => assertAnswerable(last)))).toEqual([
      'lawful',
      'inspection/not-now',
      'lawful',
      'inspection/not-now',
    ])
    expect(answers.map((last) => code(() => assertJudgeable(last, 'confirmed', '')))).toEqual([
      'inspection/not-now',
      'lawful',
      'inspection/not-now',
      'inspection/not-now',
    ])
  })

  test('is sent back only with what is missing', () => {
    expect(code(() => assertJudgeable(report(), 'sentBack', ' '))).toBe('inspection/note-needed')
    expect(code(() => assertJudgeable(report(), 'sentBack', '缺照片'))).toBe('lawful')
  })

  test('is late the day after its deadline; what waits for supervision is late only where it came late', () => {
    const late = (last: Report, deadline: string) => isOverdue(last, day(deadline), today)
    expect([late(undefined, '2026-05-20'), late(undefined, '2026-05-19')]).toEqual([false, true])
    expect([late(report('sentBack'), '2026-05-20'), late(report('sentBack'), '2026-05-19')]).toEqual([
      false,
      true,
    ])
    expect([
      late(report(null, '2026-05-10'), '2026-05-10'),
      late(report(null, '2026-05-11'), '2026-05-10'),
    ]).toEqual([false, true])
    expect(late(report('confirmed', '2026-05-19'), '2026-05-01')).toBe(false)
  })
})

test('a measure follows on its inspection and is taken by today', () => {
  const refusal = (text: string) => code(() => assertMeasure(day(text), on, today))
  expect(['2026-05-17', '2026-05-18', '2026-05-20', '2026-05-21'].map(refusal)).toEqual([
    'inspection/measure-day',
    'lawful',
    'lawful',
    'inspection/measure-day',
  ])
})

describe('work plans (notice of 2018-05-16: by 25 May)', () => {
  test('are in time until the day itself, late after it, and missing while there is none', () => {
    const state = (filed: string | undefined, now: string) =>
      planStateOf(filed === undefined ? undefined : day(filed), day('2018-05-25'), day(now))
    expect([state('2018-05-25', '2018-06-01'), state('2018-05-26', '2018-06-01')]).toEqual(['filed', 'late'])
    expect([state(undefined, '2018-05-25'), state(undefined, '2018-05-26')]).toEqual(['awaited', 'missing'])
  })

  test('are called for by what has been issued, and dated after it', () => {
    expect(code(() => assertCall(today, day('2026-05-21'), today))).toBe('lawful')
    expect(code(() => assertCall(day('2026-05-21'), day('2026-06-01'), today))).toBe('plan/days')
    expect(code(() => assertCall(today, today, today))).toBe('plan/days')
    expect(code(() => assertPlan(on, on, today))).toBe('lawful')
    expect(code(() => assertPlan(day('2026-05-17'), on, today))).toBe('plan/dated')
    expect(code(() => assertPlan(day('2026-05-21'), on, today))).toBe('plan/dated')
  })
})
