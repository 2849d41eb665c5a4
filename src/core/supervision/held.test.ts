import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../case/case.ts'
import { accepted, asked, calendar, received, supplied } from '../case/given.testing.ts'
import { day } from '../day.ts'
import { blamedFor, chargesOf, heldOf } from './held.ts'
import { recorded } from './supervision.testing.ts'

const e = (event: object) => event as CaseEvent
const opinionAsked = (on: string) =>
  e({ type: 'OpinionAsked', on, by: 'reviewer-1', id: 'fire', organ: 'o-fire', about: '消防', days: 3 })
const opinionGiven = (on: string) =>
  e({ type: 'OpinionGiven', on, by: 'fire-1', id: 'fire', agree: true, text: '同意' })
const review = (on: string) =>
  e({ type: 'StepCompleted', on, by: 'reviewer-1', step: 'review', result: 'agree', opinion: '好' })
const who = (events: readonly CaseEvent[]) =>
  heldOf(recorded(events)).map(({ place, turn }) => `${turn}@${place}`)

/** Ten promised working days from 2026-04-21: the last is 2026-05-08. */
const clock = { startedOn: day('2026-04-21'), limit: { count: 10, unit: 'workingDay' as const }, pauses: [] }
const until = (text: string) => ({ calendar, until: day(text) })

describe('who held the case', () => {
  test('passes from hand to hand without gap or overlap', () => {
    const intervals = heldOf(recorded([...accepted('2026-04-21'), review('2026-04-24')]))
    expect(intervals.map(({ turn }) => turn)).toEqual(['clerk', 'reviewer', 'approver'])
    for (const [n, { until: end }] of intervals.slice(0, -1).entries())
      expect(end).toBe(intervals[n + 1]?.from)
    expect(intervals.at(-1)?.until).toBeUndefined()
  })

  test('while corrections are awaited it is the applicant’s turn', () => {
    expect(who([...received(), asked(), supplied()])).toEqual([
      'clerk@hall-1',
      'applicant@hall-1',
      'clerk@hall-1',
    ])
  })

  test('an opinion that everything waits for is that department’s turn, and only then', () => {
    const events = [
      ...accepted('2026-04-21'),
      opinionAsked('2026-04-22'),
      review('2026-04-23'),
      opinionGiven('2026-05-11'),
    ]
    expect(who(events)).toEqual(['clerk@hall-1', 'reviewer@o-market', 'asked@o-fire', 'approver@o-market'])
  })

  test('claiming names the person, and letting go does not', () => {
    const claimed = e({ type: 'Claimed', on: '2026-04-22', by: 'reviewer-7', name: '高勇' })
    const released = e({ type: 'Released', on: '2026-04-23', by: 'reviewer-7' })
    expect(
      heldOf(recorded([...accepted('2026-04-21'), claimed, released])).map(({ person }) => person),
    ).toEqual([undefined, undefined, 'reviewer-7', undefined])
  })
})

describe('what has ended', () => {
  const withdrawn = e({ type: 'Withdrawn', on: '2026-04-24', by: 'citizen-1', reason: '不办了' })
  const intervals = heldOf(recorded([...accepted('2026-04-21'), withdrawn]))

  test('lies with nobody', () => {
    expect(intervals.map(({ turn }) => turn)).toEqual(['clerk', 'reviewer'])
    expect(intervals.at(-1)?.until).toBe('2026-04-24T10:00:00+08:00')
  })

  test('is charged to nobody from then on', () => {
    expect(chargesOf(intervals, clock, until('2026-04-30'))).toMatchObject([{ turn: 'reviewer', days: 3 }])
  })
})

describe('overdue time is charged to whoever held it', () => {
  const events = [
    ...accepted('2026-04-21'),
    opinionAsked('2026-04-22'),
    review('2026-04-23'),
    opinionGiven('2026-05-12'),
  ]
  const charges = chargesOf(heldOf(recorded(events)), clock, until('2026-05-13'))

  test('by interval: the department that was asked, not the one that waited for it', () => {
    expect(charges).toEqual(
      [
        { place: 'hall-1', turn: 'clerk', person: undefined, days: 0, overdue: 0 },
        { place: 'o-market', turn: 'reviewer', person: undefined, days: 2, overdue: 0 },
        { place: 'o-fire', turn: 'asked', person: undefined, days: 8, overdue: 3 },
        { place: 'o-market', turn: 'approver', person: undefined, days: 0, overdue: 1 },
      ].filter(({ days, overdue }) => days + overdue > 0),
    )
    expect(blamedFor(charges, [])).toMatchObject({ place: 'o-fire', turn: 'asked' })
  })

  test('the sum is every working day there was, and a stopped day is nobody’s', () => {
    const total = charges.reduce((sum, { days, overdue }) => sum + days + overdue, 0)
    expect(total).toBe(14)
    const paused = { ...clock, pauses: [{ from: day('2026-04-27'), until: day('2026-04-30') }] }
    const fewer = chargesOf(heldOf(recorded(events)), paused, until('2026-05-13'))
    expect(fewer.reduce((sum, { days, overdue }) => sum + days + overdue, 0)).toBe(11)
  })

  test('before it came into anybody’s hands to nobody; on the day it did to whoever had it then', () => {
    const intervals = heldOf(recorded([...received()], { 1: '2026-04-23', 2: '2026-04-23' }))
    expect(chargesOf(intervals, clock, until('2026-04-24'))).toEqual([
      { place: 'hall-1', turn: 'clerk', person: undefined, days: 2, overdue: 0 },
    ])
  })

  test('a clock that stands still with an open end charges the days before it, and nothing more', () => {
    const stopped = { ...clock, pauses: [{ from: day('2026-04-23') }] }
    expect(chargesOf(heldOf(recorded(accepted('2026-04-21'))), stopped, until('2026-05-13'))).toMatchObject([
      { turn: 'reviewer', days: 2, overdue: 0 },
    ])
  })

  test('two people at one desk are charged each their own', () => {
    const claim = (on: string, by: string) => e({ type: 'Claimed', on, by, name: by })
    const hands = [
      ...accepted('2026-04-21'),
      claim('2026-04-21', 'reviewer-7'),
      claim('2026-04-24', 'reviewer-8'),
    ]
    const own = chargesOf(heldOf(recorded(hands)), clock, until('2026-04-28'))
    expect(own.map(({ person, days }) => [person, days])).toEqual([
      ['reviewer-7', 3],
      ['reviewer-8', 2],
    ])
  })

  test('a card goes to whoever took longest beyond the limit, the later of two; in time to whoever has it', () => {
    const charge = (turn: 'reviewer' | 'approver', overdue: number) =>
      ({ place: `o-${turn}`, turn, person: undefined, days: 4, overdue }) as const
    const blamed = (...both: ReturnType<typeof charge>[]) =>
      blamedFor(both, heldOf(recorded(received())))?.turn
    expect(blamed(charge('reviewer', 1), charge('approver', 3))).toBe('approver')
    expect(blamed(charge('reviewer', 3), charge('approver', 1))).toBe('reviewer')
    expect(blamed(charge('reviewer', 2), charge('approver', 2))).toBe('approver')
    expect(blamed(charge('reviewer', 0), charge('approver', 0))).toBe('clerk')
  })

  test('nobody is blamed for the applicant’s time: it goes to whoever has the case', () => {
    const intervals = heldOf(recorded([...received(), asked()]))
    const late = chargesOf(
      intervals,
      { ...clock, limit: { count: 1, unit: 'workingDay' } },
      until('2026-04-24'),
    )
    expect(late.filter(({ turn }) => turn === 'applicant').every(({ overdue }) => overdue > 0)).toBe(true)
    expect(blamedFor(late, intervals)).toMatchObject({ turn: 'clerk' })
  })
})
